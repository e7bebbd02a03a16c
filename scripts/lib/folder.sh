# Folders on disk: made, writable, and with room.

# Makes a folder and sees that it can be written.
require_folder() {
  mkdir -p "$1" 2>/dev/null || refuse "the folder $1 cannot be made: choose another with ZHIDIAN_DATA, or get the right to write there"
  [[ -d $1 && -w $1 ]] || refuse "the folder $1 cannot be written: choose another with ZHIDIAN_DATA, or get the right to write there"
}

# require_room FOLDER WHAT MIB: refuses where the disk of FOLDER has less room.
require_room() {
  local folder=$1 free_mib
  while [[ ! -d $folder ]]; do folder=$(dirname "$folder"); done
  free_mib=$(($(df -Pk "$folder" | awk 'NR == 2 { print $4 }') / 1024))
  ((free_mib >= $3)) || refuse "the disk of $1 has $free_mib MiB left and $2 needs $3: free some room and start again"
}

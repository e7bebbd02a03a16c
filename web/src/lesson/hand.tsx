/** The hand that shows where to touch: the exhibit's own, `assets/pictures/hand.svg`, its rings left out. */
export function Hand() {
  return (
    <svg class="hand" viewBox="0 22 120 138" aria-hidden="true">
      <g stroke="#10211d" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" fill="none">
        <path
          fill="#fff"
          d="M40 92V34a10 10 0 0 1 20 0V66a9 9 0 0 1 17.500-2.500V68a8.500 8.500 0 0 1 16.500-1.500V75a7.500 7.500 0 0 1 14.500 1V102C108.500 117 104 125 100 134H53C50 123 40 114 32 104L15.500 83.500C8 73.500 19.500 62.500 29 70.500Z"
        />
        <path d="M60 67V84M77.500 68V85M94 75V89" stroke-width="4" />
        <path fill="#00706b" d="M50 138a4 4 0 0 1 4-4H99a4 4 0 0 1 4 4V158H50Z" />
      </g>
    </svg>
  );
}

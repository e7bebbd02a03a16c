//! The code on the glass: read back from the very picture that is drawn, and measured.

use std::error::Error;

use bevy::prelude::*;
use journal::Event;
use takeaway::{PublicKey, open};
use zhidian::takeaway_code::TakeawayKey;

mod glass;
use glass::Glass;

type Tried = Result<(), Box<dyn Error>>;

/// The picture of the code that is on the near display: side in pixels, grey values.
fn plate(glass: &mut Glass) -> Result<(u32, Vec<u8>), Box<dyn Error>> {
    let mut plates = glass.app.world_mut().query::<(&Name, &ImageNode)>();
    let world = glass.app.world();
    let (_, node) = plates.iter(world).find(|(name, _)| name.as_str() == "takeaway-plate").ok_or("no code is shown")?;
    let image = world.resource::<Assets<Image>>().get(&node.image).ok_or("the picture is gone")?;
    let data = image.data.as_ref().ok_or("the picture is empty")?;
    Ok((image.width(), data.chunks(4).map(|pixel| pixel[0]).collect()))
}

fn text_of(side: u32, luma: Vec<u8>) -> Result<String, Box<dyn Error>> {
    let mut hints = rxing::DecodeHints::default();
    let read =
        rxing::helpers::detect_in_luma_with_hints(luma, side, side, Some(rxing::BarcodeFormat::QR_CODE), &mut hints)?;
    Ok(read.getText().to_owned())
}

#[test]
fn the_code_reads_back_as_what_the_screen_shows() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "example", "takeaway"] {
        glass.tap(id);
    }
    let (side, luma) = plate(&mut glass)?;
    let text = text_of(side, luma)?;
    let (page, fragment) = text.split_once('#').ok_or("no fragment")?;
    assert_eq!(page, "http://127.0.0.1:8420/t/");
    let key: PublicKey = glass.app.world().resource::<TakeawayKey>().0.public();
    let opened = open(fragment, &[key])?;
    let bill = opened.carried.bill().ok_or("no bill")?;
    assert_eq!(bill.total.to_yuan().to_string(), "1596.00");
    assert_eq!(bill.second_tier_from, Some(10));
    assert_eq!(bill.saving.to_yuan().to_string(), "172.80");
    assert!(bill.flags.demo_data, "the example household is marked as such");
    Ok(())
}

#[test]
fn modules_are_whole_pixels_large_enough_for_the_reading_distance_in_every_mode() -> Tried {
    for modes in [&[][..], &["mode-elder"], &["mode-contrast"], &["mode-reach"]] {
        let mut glass = Glass::new()?;
        for id in ["start", "open-calculator", "example"].iter().chain(modes).chain(&["takeaway"]) {
            glass.tap(id);
        }
        let (side, luma) = plate(&mut glass)?;
        let dark = luma.iter().filter(|grey| **grey == 0).count();
        let light = luma.iter().filter(|grey| **grey == 255).count();
        assert_eq!(dark + light, luma.len(), "only black and white");
        // Four modules of quiet zone: the first dark pixel of the finder pattern is at 4 modules, its bar 7 modules long.
        let first = luma.iter().position(|grey| *grey == 0).ok_or("no dark pixel")? as u32;
        let quiet = first % side;
        assert_eq!(first / side, quiet);
        let module_px = quiet / 4;
        let bar = luma[first as usize..].iter().take_while(|grey| **grey == 0).count() as u32;
        assert_eq!(bar, module_px * 7);
        // 500 mm at 3 mm a metre on 1920 px over 598 mm.
        let module_mm = module_px as f32 / (1920.0 / 598.0);
        assert!(module_mm >= 1.5, "{module_mm} mm");
        // The way home stays open beside it.
        glass.control("home");
        glass.control("code-close");
        text_of(side, luma)?;
    }
    Ok(())
}

#[test]
fn leaving_the_scene_closes_the_code() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "example", "takeaway"] {
        glass.tap(id);
    }
    assert!(plate(&mut glass).is_ok());
    for id in ["home", "open-calculator"] {
        glass.tap(id);
    }
    assert!(glass.controls().iter().all(|control| control.id != "code-close"), "the old code lies over the new year");
    let closed = glass.events().iter().filter(|event| matches!(event, Event::TakeawayClosed { .. })).count();
    assert_eq!(closed, 1);
    Ok(())
}

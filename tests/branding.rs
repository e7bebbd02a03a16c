//! A hall that holds the rights shows its own names, pictures, colours and addresses, from one folder and without any Rust.

use std::error::Error;
use std::fs;

use bevy::prelude::*;
use phone::Phone;
use tempfile::TempDir;
use zhidian::activity::Current;
use zhidian::activity::giant_phone::GiantPhone;
use zhidian::app::Options;

mod glass;
use glass::{Glass, options};

type Tried = Result<(), Box<dyn Error>>;

const ADDRESS: &str = "https://pay.hall.example/power";
/// A colour that no token has, in the picture.
const LOGO_RGB: [u8; 3] = [230, 0, 18];
const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><rect width="48" height="48" fill="#E60012"/></svg>"##;
/// The bright look's own colour of the app, and the hall's.
const SHIPPED_BLUE: &str = r##"AppBlue: "#0958C9""##;
const HALLS_BLUE: &str = r##"AppBlue: "#5A2A82""##;
const HALLS_BLUE_RGB: [u8; 3] = [0x5A, 0x2A, 0x82];
/// More touches than the task takes.
const MOST_TOUCHES: usize = 200;

fn branded() -> Result<TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let put = |path: &str, text: &str| -> Tried {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        Ok(fs::write(path, text)?)
    };
    put("assets/pictures/phone/alipay.svg", LOGO)?;
    put(
        "assets/locales/zh-CN/phone-brands.ftl",
        "phone-wsgw-name = 网上电网\nphone-alipay-name = 海河钱包\nphone-wechat-name = 微信\n",
    )?;
    put(
        "assets/locales/en/phone-brands.ftl",
        "phone-wsgw-name = Grid Online\nphone-alipay-name = Haihe Wallet\nphone-wechat-name = WeChat\n",
    )?;
    put(
        "scenes/phone/addresses.ron",
        &format!("{{\"wsgw\": \"{ADDRESS}/1\", \"alipay\": \"{ADDRESS}\", \"wechat\": \"{ADDRESS}/2\"}}\n"),
    )?;
    let theme = fs::read_to_string("assets/theme/theme.ron")?;
    assert!(theme.contains(SHIPPED_BLUE));
    put("assets/theme/theme.ron", &theme.replacen(SHIPPED_BLUE, HALLS_BLUE, 1))?;
    Ok(folder)
}

fn phone(glass: &Glass) -> Result<&Phone, Box<dyn Error>> {
    Ok(glass.app.world().resource::<Current>().of::<GiantPhone>().ok_or("the giant phone is not on stage")?.phone())
}

/// True where some picture on the glass has a pixel of this colour.
fn pictured(glass: &mut Glass, [red, green, blue]: [u8; 3]) -> bool {
    let mut nodes = glass.app.world_mut().query::<&ImageNode>();
    let world = glass.app.world();
    let images = world.resource::<Assets<Image>>();
    let data = |node: &ImageNode| images.get(&node.image).and_then(|image| image.data.clone());
    nodes.iter(world).filter_map(data).any(|data| data.chunks(4).any(|pixel| pixel[..3] == [red, green, blue]))
}

/// True where something is filled with this colour.
fn filled(glass: &mut Glass, [red, green, blue]: [u8; 3]) -> bool {
    let colour = Color::srgb_u8(red, green, blue).to_srgba();
    let mut nodes = glass.app.world_mut().query::<&BackgroundColor>();
    nodes.iter(glass.app.world()).any(|seen| seen.0.to_srgba() == colour)
}

/// What the codes on the glass say.
fn codes(glass: &mut Glass) -> Result<Vec<String>, Box<dyn Error>> {
    let mut plates = glass.app.world_mut().query::<(&Name, &ImageNode)>();
    let world = glass.app.world();
    let images = world.resource::<Assets<Image>>();
    let mut read = Vec::new();
    for (_, node) in plates.iter(world).filter(|(name, _)| name.as_str() == "takeaway-plate") {
        let image = images.get(&node.image).ok_or("the picture is gone")?;
        let data = image.data.as_ref().ok_or("the picture is empty")?;
        let luma = data.chunks(4).map(|pixel| pixel[0]).collect();
        let mut hints = rxing::DecodeHints::default();
        let (side, format) = (image.width(), Some(rxing::BarcodeFormat::QR_CODE));
        read.push(
            rxing::helpers::detect_in_luma_with_hints(luma, side, side, format, &mut hints)?.getText().to_owned(),
        );
    }
    Ok(read)
}

#[test]
fn a_folder_gives_the_phone_another_name_picture_colour_and_address() -> Tried {
    let folder = branded()?;
    let with = |folder| Glass::with(Options { profile: "giant-phone".to_owned(), ..options(folder) });
    let mut shipped = with(None)?;
    let mut glass = with(Some(folder.path().to_owned()))?;
    for glass in [&mut shipped, &mut glass] {
        for id in ["start", "guide.buy", "guide.task.alipay-pay", "phone.unlock"] {
            glass.tap(id);
        }
    }
    assert!(shipped.shows("支付宝") && !pictured(&mut shipped, LOGO_RGB));
    assert!(glass.shows("海河钱包") && !glass.shows("支付宝"));
    assert!(pictured(&mut glass, LOGO_RGB));
    glass.tap("mode-language");
    assert!(glass.shows("Haihe Wallet") && !glass.shows("Alipay"));
    glass.tap("mode-language");

    for glass in [&mut shipped, &mut glass] {
        glass.tap("phone.app.alipay");
        glass.pass(20);
    }
    assert!(filled(&mut glass, HALLS_BLUE_RGB) && !filled(&mut shipped, HALLS_BLUE_RGB));

    for _ in 0..MOST_TOUCHES {
        match phone(&glass)?.next_touch() {
            Some(control) => glass.tap(&control),
            None => glass.pass(4),
        }
        if phone(&glass)?.lesson().ok_or("no lesson goes on")?.is_done() {
            break;
        }
    }
    glass.tap("guide.takeaway");
    let codes = codes(&mut glass)?;
    assert!(codes.iter().any(|code| code == ADDRESS), "{codes:?}");
    Ok(())
}

use std::sync::LazyLock;

use ron::Options;
use ron::extensions::Extensions;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::assumption::Assumption;
use crate::plan_error::{PlanError, one_line};

/// Everything that a plan assumes, from `assets/data/measures`: a file a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumptions {
    /// Discount rate.
    pub finance: Finance,
    /// What a kWh of each grid emits.
    pub carbon: Vec<CarbonFactor>,
    /// The contract value.
    pub basic_charge: BasicCharge,
    /// Capacitors.
    pub capacitors: Capacitors,
    /// Batteries.
    pub storage: Storage,
    /// Solar power on roofs.
    pub solar: Solar,
    /// Motors, compressed air, lighting and cooling.
    pub equipment: Vec<EquipmentKind>,
    /// Other classes and voltages.
    pub connection: Connection,
    /// Pausing transformers.
    pub transformer: Transformer,
    /// Demand response.
    pub demand_response: DemandResponse,
}

/// How money of later years counts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finance {
    /// A share a year.
    pub discount_rate: Assumption,
    /// How long a measure that buys nothing goes on saving, years.
    pub rules_life_years: Assumption,
}

/// Emissions of a grid.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarbonFactor {
    /// Two digits of GB/T 2260 of the areas it is for; none for everywhere else.
    #[serde(default)]
    pub area_codes: Vec<String>,
    /// The year it was measured for.
    pub year: i16,
    /// kg of CO2 a kWh.
    pub kg_per_kwh: Assumption,
}

/// The contract value of a month.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasicCharge {
    /// Share above the value that hindsight finds best, for who agrees on it before the month.
    pub margin: Assumption,
}

/// Switched capacitors.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capacitors {
    /// With controller, reactors and work.
    pub yuan_per_kvar: Assumption,
    /// Share of the investment a year.
    pub yearly_share: Assumption,
    /// Years.
    pub life_years: Assumption,
    /// Size of a step that the controller switches, kvar.
    #[serde(with = "rust_decimal::serde::str")]
    pub step_kvar: Decimal,
    /// Own losses, kW a kvar.
    pub kw_per_kvar: Assumption,
}

/// A battery with its converter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Of usable and unusable capacity, installed.
    pub yuan_per_kwh: Assumption,
    /// Of the converter, beside the price of the capacity.
    pub yuan_per_kw: Assumption,
    /// Share of the price of the capacity a year.
    pub yearly_share: Assumption,
    /// From charging to the battery, and from the battery to discharging: each of them.
    pub efficiency_one_way: Assumption,
    /// Share of the capacity that may be used.
    pub depth: Assumption,
    /// Most power for a kWh of capacity, kW.
    pub c_rate: Assumption,
    /// Share of the charge that is lost in an hour.
    pub self_discharge_per_hour: Assumption,
    /// Share of the capacity that is lost a year, by time.
    pub fade_per_year: Assumption,
    /// Share of the capacity that a full cycle costs.
    pub fade_per_cycle: Assumption,
    /// Years.
    pub life_years: Assumption,
}

/// Solar power on a roof.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solar {
    /// Installed.
    pub yuan_per_kwp: Assumption,
    /// Work and insurance, yuan a year and kWp.
    pub yearly_yuan_per_kwp: Assumption,
    /// Share of the yield that is lost each year.
    pub fade_per_year: Assumption,
    /// Years.
    pub life_years: Assumption,
    /// Multiple of the yields below.
    pub yield_multiple: Assumption,
    /// The regions.
    pub regions: Vec<SolarRegion>,
}

/// The sun over a region.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SolarRegion {
    /// Two digits of GB/T 2260.
    pub area_code: String,
    /// Degrees north.
    #[serde(with = "rust_decimal::serde::str")]
    pub latitude: Decimal,
    /// Degrees east.
    #[serde(with = "rust_decimal::serde::str")]
    pub longitude: Decimal,
    /// kWh a kWp and month, January first.
    pub kwh_per_kwp: Vec<u32>,
    /// What days in turn bring of the month's mean: clear, hazy and overcast ones. Made up, and 1 on average.
    pub sky_percent: Vec<u32>,
    /// What a kWh fed into the grid brings.
    pub export_yuan_per_kwh: Assumption,
    /// Where the yields were read.
    pub source: String,
    /// Whether a source was read.
    pub verified: bool,
}

/// What devices of a kind gain when they are replaced.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EquipmentKind {
    /// The kind.
    pub kind: Kind,
    /// Efficiency today, work done for a kWh; for lighting and cooling in any one unit, as only before / after counts.
    pub before: Assumption,
    /// Efficiency after.
    pub after: Assumption,
    /// For a kW drawn today.
    pub yuan_per_kw: Assumption,
    /// Years.
    pub life_years: Assumption,
}

/// Kinds of devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, serde::Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    Motors,
    CompressedAir,
    Lighting,
    Cooling,
}

/// Another connection to the grid.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connection {
    /// From this capacity on the two-part tariff is not a choice, kVA.
    pub two_part_from_kva: Assumption,
    /// Up to this capacity the one-part tariff is not a choice either, kVA.
    pub choice_from_kva: Assumption,
    /// A substation for the higher voltage, for a kVA.
    pub higher_voltage_yuan_per_kva: Assumption,
    /// Share of it a year.
    pub higher_voltage_yearly_share: Assumption,
    /// Years.
    pub life_years: Assumption,
}

/// Transformers that stand still.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transformer {
    /// Share of their capacity that those which go on are loaded to.
    pub most_load: Assumption,
    /// For each stop and start.
    pub yuan_per_stop: Assumption,
}

/// Events of a year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemandResponse {
    /// How many a year.
    pub events_per_year: Assumption,
}

static SHIPPED: LazyLock<Result<Assumptions, PlanError>> = LazyLock::new(|| {
    macro_rules! section {
        ($file:literal) => {
            parse($file, include_str!(concat!("../../../assets/data/measures/", $file)))
        };
    }
    let assumptions = Assumptions {
        finance: section!("finance.ron")?,
        carbon: section!("carbon.ron")?,
        basic_charge: section!("basic-charge.ron")?,
        capacitors: section!("capacitors.ron")?,
        storage: section!("storage.ron")?,
        solar: section!("solar.ron")?,
        equipment: section!("equipment.ron")?,
        connection: section!("connection.ron")?,
        transformer: section!("transformer.ron")?,
        demand_response: section!("demand-response.ron")?,
    };
    assumptions.checked("assets/data/measures")
});

/// Sections that replace the shipped ones: the file of `--assume`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Replaced {
    finance: Option<Finance>,
    carbon: Option<Vec<CarbonFactor>>,
    basic_charge: Option<BasicCharge>,
    capacitors: Option<Capacitors>,
    storage: Option<Storage>,
    solar: Option<Solar>,
    equipment: Option<Vec<EquipmentKind>>,
    connection: Option<Connection>,
    transformer: Option<Transformer>,
    demand_response: Option<DemandResponse>,
}

impl Assumptions {
    /// Those that come with the program.
    pub fn shipped() -> Result<&'static Assumptions, PlanError> {
        SHIPPED.as_ref().map_err(Clone::clone)
    }

    /// These with the sections that the text of a file has in their place.
    pub fn replaced_by(&self, file: &str, text: &str) -> Result<Assumptions, PlanError> {
        let new: Replaced = parse(file, text)?;
        let old = self.clone();
        let assumptions = Assumptions {
            finance: new.finance.unwrap_or(old.finance),
            carbon: new.carbon.unwrap_or(old.carbon),
            basic_charge: new.basic_charge.unwrap_or(old.basic_charge),
            capacitors: new.capacitors.unwrap_or(old.capacitors),
            storage: new.storage.unwrap_or(old.storage),
            solar: new.solar.unwrap_or(old.solar),
            equipment: new.equipment.unwrap_or(old.equipment),
            connection: new.connection.unwrap_or(old.connection),
            transformer: new.transformer.unwrap_or(old.transformer),
            demand_response: new.demand_response.unwrap_or(old.demand_response),
        };
        assumptions.checked(file)
    }

    /// The devices of a kind.
    pub fn of_kind(&self, kind: Kind) -> Option<&EquipmentKind> {
        self.equipment.iter().find(|row| row.kind == kind)
    }

    /// The emissions of an area, else those of everywhere else.
    pub fn carbon_of(&self, area_code: Option<&str>) -> Option<&CarbonFactor> {
        let of_area =
            |row: &&CarbonFactor| area_code.is_some_and(|code| row.area_codes.iter().any(|area| area == code));
        self.carbon.iter().find(of_area).or_else(|| self.carbon.iter().find(|row| row.area_codes.is_empty()))
    }

    /// The sun of an area.
    pub fn sun_of(&self, area_code: Option<&str>) -> Option<&SolarRegion> {
        self.solar.regions.iter().find(|region| Some(region.area_code.as_str()) == area_code)
    }
}

/// Reads a file of this crate.
pub(crate) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, PlanError> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|error| PlanError::InFile {
        file: file.to_owned(),
        line: error.span.start.line,
        wrong: one_line(&error.code.to_string()),
    })
}

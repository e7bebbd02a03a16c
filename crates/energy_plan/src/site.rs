use rust_decimal::Decimal;
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::assumption::Assumption;
use crate::assumptions::{Kind, parse};
use crate::hours::{Days, Hours};
use crate::plan_error::{PlanError, one_line};

/// What a load does not say about a site: its roof, transformers, processes, devices and chargers. `docs/plans.md` has the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Site {
    /// The transformers, kVA each; together the capacity of the contract.
    pub transformers_kva: Vec<Number>,
    /// What the roof holds.
    pub roof_kwp: Option<Number>,
    /// Whether solar power may be fed into the grid.
    pub no_export: bool,
    /// There is no room for storage.
    pub no_storage: bool,
    /// The most storage that there is room for; without it as much as pays.
    pub storage_most_kwh: Option<Number>,
    /// Processes that could run at other hours.
    pub processes: Vec<Process>,
    /// Devices that could be replaced.
    pub equipment: Vec<Equipment>,
    /// Chargers whose cars could wait.
    pub chargers: Vec<Charger>,
    /// Power that could be given up when the grid asks.
    pub demand_response: Option<Flexible>,
}

/// A number in quotes, as decimals of data files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct Number(#[serde(with = "rust_decimal::serde::str")] pub Decimal);

/// A process that runs once a day and could run at another hour.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// What it is called.
    pub id: String,
    /// What it draws.
    pub kw: Number,
    /// When it runs.
    pub runs: Hours,
    /// When it could run; it does not stop in between.
    pub may_run: Hours,
    /// On which days.
    #[serde(default)]
    pub days: Days,
    /// What moving it costs once.
    #[serde(default)]
    pub yuan: Option<Number>,
    /// What it costs a year, such as wages of the night.
    #[serde(default)]
    pub yearly_yuan: Option<Number>,
}

/// Devices of a kind that could be replaced by better ones.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equipment {
    /// What it is called.
    pub id: String,
    /// The kind.
    pub kind: Kind,
    /// What it draws at full load today.
    pub kw: Number,
    /// How much of it on average while it works, from 0 to 1.
    pub load_share: Number,
    /// When it works.
    pub works: Hours,
    /// On which days.
    #[serde(default)]
    pub days: Days,
    /// Its power factor; without one its reactive power is left as it is.
    #[serde(default)]
    pub power_factor: Option<Number>,
    /// Efficiency today; without it that of the kind.
    #[serde(default)]
    pub before: Option<Assumption>,
    /// Efficiency after; without it that of the kind.
    #[serde(default)]
    pub after: Option<Assumption>,
    /// The price of all of it; without it that of the kind.
    #[serde(default)]
    pub yuan: Option<Number>,
}

/// A group of chargers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charger {
    /// What it is called.
    pub id: String,
    /// The most it draws.
    pub kw: Number,
    /// What it charges a day.
    pub kwh_per_day: Number,
    /// When it charges today, at an even power.
    pub charges: Hours,
    /// When the cars stand there.
    pub may_charge: Hours,
    /// On which days.
    #[serde(default)]
    pub days: Days,
    /// A controller that does it.
    #[serde(default)]
    pub yuan: Option<Number>,
}

/// What demand response could ask for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flexible {
    /// Power given up, or taken in addition where a valley is filled.
    pub kw: Number,
    /// The hours of an event.
    pub hours: Hours,
    /// The first month and the last one in which the grid asks, 1 to 12.
    pub months: (u8, u8),
    /// The price that an event will name, where the programme does not fix one.
    #[serde(default)]
    pub price_yuan: Option<Number>,
    /// What it costs once.
    #[serde(default)]
    pub yuan: Option<Number>,
}

/// Sites of the demo companies, compiled in.
#[derive(RustEmbed)]
#[folder = "../../assets/data/demo_sites"]
struct SiteFiles;

impl Site {
    /// The site of a demo company such as `machine-shop`.
    pub fn of_demo(company: &str) -> Result<Site, PlanError> {
        let known =
            || SiteFiles::iter().map(|name| name.trim_end_matches(".ron").to_owned()).collect::<Vec<_>>().join(", ");
        let file = format!("{company}.ron");
        let found = SiteFiles::get(&file);
        let found = found.ok_or_else(|| PlanError::NoSuchSite { id: company.to_owned(), known: known() })?;
        Site::parse(&file, &String::from_utf8_lossy(&found.data))
    }

    /// Reads the text of a site file, RON; `file` is what errors call it.
    pub fn parse(file: &str, text: &str) -> Result<Site, PlanError> {
        let site: Site = parse(file, text)?;
        match site.fault() {
            None => Ok(site),
            Some((item, wrong)) => Err(PlanError::Item { item: one_line(&item), wrong: wrong.to_owned() }),
        }
    }

    fn fault(&self) -> Option<(String, &'static str)> {
        let above = |number: &Number| number.0 > Decimal::ZERO && number.0 <= Decimal::from(10_000_000);
        let not = |item: &str, wrong| Some((item.to_owned(), wrong));
        let ids = self.processes.iter().map(|one| &one.id).chain(self.equipment.iter().map(|one| &one.id));
        let mut ids: Vec<&String> = ids.chain(self.chargers.iter().map(|one| &one.id)).collect();
        ids.sort();
        if let Some(pair) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
            return not(pair[0], "the name is there twice; names tell things apart");
        }
        let sizes = self.transformers_kva.iter().chain(&self.roof_kwp).chain(&self.storage_most_kwh);
        if !sizes.into_iter().all(above) {
            return not("transformers_kva, roof_kwp or storage_most_kwh", "bring sizes above 0");
        }
        for one in &self.processes {
            if !above(&one.kw) {
                return not(&one.id, "`kw` is not above 0");
            }
            if one.runs.minutes() > one.may_run.minutes() {
                return not(&one.id, "`may_run` is shorter than it runs; give it as many hours at least");
            }
        }
        for one in &self.equipment {
            let share = |number: &Number| number.0 > Decimal::ZERO && number.0 <= Decimal::ONE;
            if !above(&one.kw) || !share(&one.load_share) || !one.power_factor.as_ref().is_none_or(share) {
                return not(&one.id, "`kw` is above 0, `load_share` and `power_factor` are above 0 and at most 1");
            }
            if [&one.before, &one.after]
                .into_iter()
                .flatten()
                .any(|figure| figure.fault().is_some() || figure.low.is_zero())
            {
                return not(
                    &one.id,
                    "`before` and `after` rise from `low` to `high`, are above 0 and say their source",
                );
            }
        }
        for one in &self.chargers {
            if !above(&one.kw) || !above(&one.kwh_per_day) {
                return not(&one.id, "`kw` and `kwh_per_day` are not above 0");
            }
            let most_kwh = |hours: Hours| one.kw.0 * Decimal::from(hours.minutes()) / Decimal::from(60);
            if one.kwh_per_day.0 > most_kwh(one.may_charge).min(most_kwh(one.charges)) {
                return not(&one.id, "`kwh_per_day` is more than `kw` charges in these hours; give it more hours");
            }
        }
        if let Some(one) = &self.demand_response {
            let (first, last) = one.months;
            if !above(&one.kw) || !(1..=12).contains(&first) || !(first..=12).contains(&last) {
                return not(
                    "demand_response",
                    "`kw` is above 0 and `months` are two numbers from 1 to 12 that do not fall",
                );
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"(
        transformers_kva: ["800", "630"], roof_kwp: "300", storage_most_kwh: "1000",
        processes: [(id: "ovens", kw: "80", runs: "09:00-12:00", may_run: "22:00-08:00", yearly_yuan: "12000")],
        equipment: [(id: "fans", kind: Motors, kw: "55", load_share: "0.75", works: "08:00-22:00", days: Any)],
        chargers: [(id: "vans", kw: "120", kwh_per_day: "300", charges: "18:00-22:00", may_charge: "18:00-07:00")],
        demand_response: (kw: "200", hours: "19:00-21:00", months: (7, 8)),
    )"#;

    #[test]
    fn a_site_is_read() {
        let site = Site::parse("site.ron", WHOLE).unwrap();
        assert_eq!(site.processes[0].may_run.to_string(), "22:00-08:00");
        assert_eq!(site.equipment[0].kind, Kind::Motors);
        assert_eq!(Site::parse("site.ron", "()").unwrap(), Site::default());
    }

    #[test]
    fn the_sites_of_demo_companies_are_sound() {
        for name in SiteFiles::iter() {
            Site::of_demo(name.trim_end_matches(".ron")).unwrap();
        }
        assert_eq!(SiteFiles::iter().count(), 4);
        let error = Site::of_demo("bank").unwrap_err().to_string();
        assert!(error.contains("cold-store, machine-shop, office, plating-works"), "{error}");
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_name() {
        let check = |from: &str, to: &str, words: &str| {
            let error = Site::parse("site.ron", &WHOLE.replacen(from, to, 1)).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        };
        check("kw: \"80\"", "kw: \"0\"", "`ovens` of the site file: `kw` is not above 0");
        check("22:00-08:00", "22:00-00:30", "`may_run` is shorter");
        check("0.75", "1.75", "`load_share`");
        check("\"300\", charges", "\"3000\", charges", "more than `kw` charges");
        check("(7, 8)", "(8, 7)", "`months`");
        check("id: \"fans\"", "id: \"vans\"", "there twice");
        check("roof_kwp", "roof_kw", "site.ron, line 2");
        check("09:00-12:00", "9 to 12", "write it like");
        check("\"800\"", "\"-800\"", "sizes above 0");
    }
}

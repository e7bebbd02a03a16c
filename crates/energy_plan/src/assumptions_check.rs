use rust_decimal::Decimal;

use crate::assumption::Assumption;
use crate::assumptions::Assumptions;
use crate::plan_error::PlanError;

impl Assumptions {
    /// Every figure by its name in the files.
    pub fn all(&self) -> Vec<(String, &Assumption)> {
        let (storage, solar, connection) = (&self.storage, &self.solar, &self.connection);
        let named = [
            ("finance.discount_rate", &self.finance.discount_rate),
            ("finance.rules_life_years", &self.finance.rules_life_years),
            ("basic_charge.margin", &self.basic_charge.margin),
            ("capacitors.yuan_per_kvar", &self.capacitors.yuan_per_kvar),
            ("capacitors.yearly_share", &self.capacitors.yearly_share),
            ("capacitors.life_years", &self.capacitors.life_years),
            ("capacitors.kw_per_kvar", &self.capacitors.kw_per_kvar),
            ("storage.yuan_per_kwh", &storage.yuan_per_kwh),
            ("storage.yuan_per_kw", &storage.yuan_per_kw),
            ("storage.yearly_share", &storage.yearly_share),
            ("storage.efficiency_one_way", &storage.efficiency_one_way),
            ("storage.depth", &storage.depth),
            ("storage.c_rate", &storage.c_rate),
            ("storage.self_discharge_per_hour", &storage.self_discharge_per_hour),
            ("storage.fade_per_year", &storage.fade_per_year),
            ("storage.fade_per_cycle", &storage.fade_per_cycle),
            ("storage.life_years", &storage.life_years),
            ("solar.yuan_per_kwp", &solar.yuan_per_kwp),
            ("solar.yearly_yuan_per_kwp", &solar.yearly_yuan_per_kwp),
            ("solar.fade_per_year", &solar.fade_per_year),
            ("solar.life_years", &solar.life_years),
            ("solar.yield_multiple", &solar.yield_multiple),
            ("connection.two_part_from_kva", &connection.two_part_from_kva),
            ("connection.choice_from_kva", &connection.choice_from_kva),
            ("connection.higher_voltage_yuan_per_kva", &connection.higher_voltage_yuan_per_kva),
            ("connection.higher_voltage_yearly_share", &connection.higher_voltage_yearly_share),
            ("connection.life_years", &connection.life_years),
            ("transformer.most_load", &self.transformer.most_load),
            ("transformer.yuan_per_stop", &self.transformer.yuan_per_stop),
            ("demand_response.events_per_year", &self.demand_response.events_per_year),
        ];
        let mut all: Vec<(String, &Assumption)> = named.map(|(name, figure)| (name.to_owned(), figure)).to_vec();
        all.extend(self.carbon.iter().map(|row| (format!("carbon.{}", row.area_codes.join("+")), &row.kg_per_kwh)));
        for region in &solar.regions {
            all.push((format!("solar.{}.export_yuan_per_kwh", region.area_code), &region.export_yuan_per_kwh));
        }
        for row in &self.equipment {
            let figures = [
                ("before", &row.before),
                ("after", &row.after),
                ("yuan_per_kw", &row.yuan_per_kw),
                ("life_years", &row.life_years),
            ];
            all.extend(figures.map(|(name, figure)| (format!("equipment.{:?}.{name}", row.kind), figure)));
        }
        all
    }

    /// These, if none of them cannot be.
    pub(crate) fn checked(self, file: &str) -> Result<Assumptions, PlanError> {
        let wrong = |wrong: String| PlanError::InFile { file: file.to_owned(), line: 1, wrong };
        for (name, figure) in self.all() {
            if let Some(fault) = figure.fault() {
                return Err(wrong(format!("of `{name}`, {fault}")));
            }
            let field = name.rsplit('.').next().unwrap_or_default();
            let share = field.contains("share")
                || field.contains("fade")
                || ["efficiency_one_way", "depth", "margin", "most_load", "discount_rate", "self_discharge_per_hour"]
                    .contains(&field);
            if share && figure.high > Decimal::ONE {
                return Err(wrong(format!("of `{name}`, `high` is above 1 and it is a share")));
            }
            let divides =
                ["before", "after", "life_years", "rules_life_years", "efficiency_one_way", "depth"].contains(&field);
            if divides && figure.low.is_zero() {
                return Err(wrong(format!("of `{name}`, `low` is 0")));
            }
            if field.ends_with("life_years") && (figure.low < Decimal::ONE || figure.high > Decimal::ONE_HUNDRED) {
                return Err(wrong(format!("of `{name}`, a life is from 1 to 100 years")));
            }
        }
        for region in &self.solar.regions {
            if region.kwh_per_kwp.len() != 12 || region.sky_percent.is_empty() {
                return Err(wrong(format!(
                    "of the sun of {}, there are not twelve months and a sky",
                    region.area_code
                )));
            }
            let sum: u64 = region.sky_percent.iter().map(|percent| u64::from(*percent)).sum();
            if sum != region.sky_percent.len() as u64 * 100 {
                return Err(wrong(format!("of the sun of {}, `sky_percent` is not 100 on average", region.area_code)));
            }
        }
        if self.capacitors.step_kvar <= Decimal::ZERO {
            return Err(wrong("of `capacitors`, `step_kvar` is not above 0".to_owned()));
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_assumptions_are_sound_and_say_where_they_are_from() {
        let shipped = Assumptions::shipped().unwrap();
        assert!(shipped.all().len() > 40);
        assert_eq!(shipped.carbon_of(Some("12")).unwrap().kg_per_kwh.likely.to_string(), "0.6361");
        assert!(shipped.carbon_of(None).unwrap().area_codes.is_empty());
    }

    #[test]
    fn a_sky_of_any_size_adds_up() {
        let mut assumptions = Assumptions::shipped().unwrap().clone();
        assumptions.solar.regions[0].sky_percent = vec![u32::MAX, 2];
        let error = assumptions.checked("mine.ron").unwrap_err().to_string();
        assert!(error.contains("is not 100 on average"), "{error}");
    }

    #[test]
    fn a_section_is_replaced_or_refused() {
        let shipped = Assumptions::shipped().unwrap();
        let text = "(finance: (discount_rate: (low: \"0.05\", likely: \"0.06\", high: \"0.08\", source: \"board\", verified: true), rules_life_years: (low: \"1\", likely: \"5\", high: \"8\", source: \"chosen\")))";
        let mine = shipped.replaced_by("mine.ron", text).unwrap();
        assert_eq!(mine.finance.discount_rate.source, "board");
        assert_eq!(mine.storage, shipped.storage);
        let check = |from: &str, to: &str, words: &str| {
            let error = shipped.replaced_by("mine.ron", &text.replace(from, to)).unwrap_err().to_string();
            assert!(error.contains(words) && error.starts_with("mine.ron, line"), "{error}");
        };
        check("0.05", "0.07", "do not rise");
        check("0.08", "1.5", "it is a share");
        check("board", " ", "`source` is empty");
        check("finance", "finances", "finances");
        check("finance", &"f".repeat(100_000), "fff…; write it as");
    }
}

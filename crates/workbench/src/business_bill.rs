//! The bill of a business as JSON or a table.

use std::io::Write;
use std::str::FromStr;

use ::tariff::BillingMonth;
use ::tariff::business::{
    BasicMethod, BusinessBill, BusinessTariff, BusinessTariffError, Contract, MonthlyTable, Overrun,
    PowerFactorStandard, Stop, bill,
};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use load::LoadSeries;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::bill::BillArguments;
use crate::business_table::table;
use crate::load_file::read_load;
use crate::text_file::read_text;
use crate::words::words;
use crate::workbench_error::WorkbenchError;

/// What a business has agreed with the grid.
#[derive(Args, Debug)]
pub struct BusinessArguments {
    /// Names of odd columns of the load file and decisions about it, as RON or JSON.
    #[arg(long, value_name = "FILE", requires = "load")]
    pub mapping: Option<String>,
    /// Class of customers; `tariff show ID` lists them.
    #[arg(long, value_name = "ID", requires = "load")]
    pub class: Option<String>,
    /// A table of monthly prices that is added to the tariff; may be given several times.
    #[arg(long, value_name = "FILE", requires = "load")]
    pub prices: Vec<String>,
    /// Transformers and high-voltage motors together.
    #[arg(long, value_name = "N", requires = "load")]
    pub capacity_kva: Option<Decimal>,
    /// Contract demand.
    #[arg(long, value_name = "N", requires = "load")]
    pub contract_kw: Option<Decimal>,
    /// How the basic charge is worked out; by contract where there is one, else by capacity.
    #[arg(long, value_enum, requires = "load")]
    pub basic: Option<Basic>,
    /// How more than 105 % of the contract value is charged, if not as the tariff says.
    #[arg(long, value_enum, requires = "load")]
    pub overrun: Option<OverrunReading>,
    /// Capacity that stands still, such as 2026-03-01..2026-04-30=500 in kVA; may be given several times.
    #[arg(long, value_name = "FROM..TO=KVA", value_parser = stop, requires = "load")]
    pub stop: Vec<Stop>,
    /// Power-factor standard, if not the one of the class: 0.90, 0.85 or 0.80.
    #[arg(long, value_name = "STANDARD", value_parser = standard, requires = "load")]
    pub power_factor: Option<PowerFactorStandard>,
    /// The customer left the market: the agent price is multiplied.
    #[arg(long, requires = "load")]
    pub left_market: bool,
    /// Bill this month alone.
    #[arg(long, value_name = "YYYY-MM", value_parser = month, requires = "load")]
    pub month: Option<BillingMonth>,
}

/// The ways of the basic charge.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Basic {
    /// By transformer capacity.
    Capacity,
    /// By the agreed demand.
    Contract,
    /// By the measured demand.
    Actual,
}

/// The readings of the 105 % rule.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum OverrunReading {
    /// A: the contract value, and double above 105 % of it.
    ContractValue,
    /// B: 105 % of the contract value, and double above it.
    FreeLimit,
}

/// Works out the bill of the load and prints it.
pub(crate) fn run(
    arguments: &BillArguments,
    tariff: BusinessTariff,
    class: Option<String>,
    load: &str,
    out: &mut dyn Write,
) -> Result<(), WorkbenchError> {
    let business = &arguments.business;
    let tariff = business.priced(tariff)?;
    let reading = read_load(load, business.mapping.as_deref())?;
    let (demo_load, load_findings) = (reading.is_demo(), reading.findings.len());
    let series = business.chosen(reading.series)?;
    let contract = business.contract(class);
    let bill = bill(&tariff, &contract, &series)?;
    if arguments.json {
        let printed = Printed { bill: &bill, demo_load, load_findings };
        writeln!(out, "{}", serde_json::to_string(&printed)?)?;
        return Ok(());
    }
    table(&bill, out)?;
    load_notes(demo_load, load_findings, out)
}

/// The bill as JSON, with what was odd about the load's file.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    bill: &'a BusinessBill,
    /// Whether the load's file says that it is made up.
    demo_load: bool,
    /// How many oddities `load check` lists.
    load_findings: usize,
}

fn load_notes(demo_load: bool, findings: usize, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
    if demo_load {
        writeln!(out, "{}: {}", words.note, words.demo_load)?;
    }
    if findings > 0 {
        writeln!(out, "{}: {findings} {}", words.note, words.load_findings)?;
    }
    Ok(())
}

impl BusinessArguments {
    /// The tariff with the tables of months these arguments name.
    pub(crate) fn priced(&self, mut tariff: BusinessTariff) -> Result<BusinessTariff, WorkbenchError> {
        for file in &self.prices {
            tariff = MonthlyTable::add_to(file, &read_text(file)?, tariff)?;
        }
        Ok(tariff)
    }

    /// The load, or the one month of it that was asked for.
    pub(crate) fn chosen(&self, series: LoadSeries) -> Result<LoadSeries, WorkbenchError> {
        match self.month {
            Some(month) => of_month(&series, month),
            None => Ok(series),
        }
    }

    /// The contract these arguments say, of `class` where they name none.
    pub fn contract(&self, class: Option<String>) -> Contract {
        Contract {
            class: self.class.clone().or(class),
            capacity_kva: self.capacity_kva,
            stops: self.stop.clone(),
            contract_kw: self.contract_kw,
            basic: self.basic.map(|basic| match basic {
                Basic::Capacity => BasicMethod::Capacity,
                Basic::Contract => BasicMethod::Contract,
                Basic::Actual => BasicMethod::Actual,
            }),
            overrun: self.overrun.map(|reading| match reading {
                OverrunReading::ContractValue => Overrun::ContractValue,
                OverrunReading::FreeLimit => Overrun::FreeLimit,
            }),
            power_factor: self.power_factor,
            left_market: self.left_market,
            ..Contract::default()
        }
    }
}

/// The intervals of one month.
fn of_month(series: &LoadSeries, month: BillingMonth) -> Result<LoadSeries, WorkbenchError> {
    let month_of = |index: usize| {
        let time = series.time_of(index)?;
        BillingMonth::new(time.year(), time.month().unsigned_abs())
    };
    let count = series.active().len();
    let inside = |index: &usize| month_of(*index) == Some(month);
    let (Some(first), Some(last)) = ((0..count).find(inside), (0..count).rev().find(inside)) else {
        let ends = month_of(0).zip(month_of(count.saturating_sub(1)));
        let (first, last) = ends.unwrap_or((month, month));
        return Err(BusinessTariffError::MonthNotInLoad { month, first, last }.into());
    };
    let start = series.time_of(first).unwrap_or(series.start());
    let active = series.active()[first..=last].to_vec();
    let reactive = series.reactive().map(|reactive| reactive[first..=last].to_vec());
    let estimated = series.estimated()[first..=last].to_vec();
    Ok(LoadSeries::new(start, series.length(), active, reactive, estimated)?)
}

fn month(text: &str) -> Result<BillingMonth, String> {
    text.parse().map_err(|()| "write a month like 2026-01".to_owned())
}

fn standard(text: &str) -> Result<PowerFactorStandard, String> {
    PowerFactorStandard::of(text).ok_or_else(|| "write 0.90, 0.85 or 0.80".to_owned())
}

fn stop(text: &str) -> Result<Stop, String> {
    let read = || {
        let (days, kva) = text.split_once('=')?;
        let (from, to) = days.split_once("..")?;
        Some(Stop {
            from: Date::from_str(from).ok()?,
            to: Date::from_str(to).ok()?,
            kva: Decimal::from_str_exact(kva).ok()?,
        })
    };
    read().ok_or_else(|| "write a stop like 2026-03-01..2026-04-30=500".to_owned())
}

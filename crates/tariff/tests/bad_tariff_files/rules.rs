//! Rules for some households that cannot be.

use super::check;

#[test]
fn rules_that_cannot_be() {
    check("\"12\"", "\"Tianjin\"", 4, "not two digits", "GB/T 2260");
    check("tianjin-residential", "Tianjin", 3, "not in kebab case", "tianjin-residential");
    check("kwh_per_month: 15", "kwh_per_month: 0", 18, "no relief", "leave `low_income` out");
    check("FreeKwh(kwh_per_month: 15)", "Amount(yuan_per_month: \"-1\")", 18, "-1", "positive");
    check("kwh_per_month: 100", "kwh_per_month: -100", 21, "0 or more", "write");
    check(
        "PerHousehold(kwh_per_month: 100, limits: FirstTierOnly)",
        "OwnLimits(kwh_per_month: [340])",
        21,
        "1 limits and the tiers have 2",
        "write 2 limits",
    );
    check(
        "PerHousehold(kwh_per_month: 100, limits: FirstTierOnly)",
        "OwnLimits(kwh_per_month: [500, 340])",
        21,
        "do not rise",
        "lowest first",
    );
    check(
        "PerHousehold(kwh_per_month: 100, limits: FirstTierOnly)",
        "PerExtraPerson(beyond_people: 5, kwh_per_month: 34, limits: AllTiers)",
        21,
        "adds nothing until 5",
        "at most 4",
    );
    check("(from: 8, to: 20)", "(from: 8, to: 21)", 29, "the hour from 20:00 is in 2 bands", "once");
    check("(from: 0, to: 8), ", "", 29, "the hour from 0:00 is in 0 bands", "once");
    check("[11, 12, 1, 2, 3]", "[11, 13]", 28, "no month 13", "1 to 12");
}

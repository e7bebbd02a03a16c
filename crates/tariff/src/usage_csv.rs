use crate::billing_month::BillingMonth;
use crate::kwh::Kwh;
use crate::tariff_error::TariffError;
use crate::usage_year::UsageYear;

const HEADER: &str = "month,kwh";

impl UsageYear {
    /// Reads `month,kwh` rows such as `2026-01,300`, in any order, from January on without a gap, of one calendar year.
    ///
    /// `file_name` is what errors call the file. A byte order mark, CRLF and blank lines are accepted, as spreadsheet
    /// programs write them. Later months may be absent: the year may not be over.
    pub fn parse_csv(file_name: &str, text: &str) -> Result<UsageYear, TariffError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
        let mut lines = lines.filter(|(_, line)| !line.is_empty());
        let in_file = |line, wrong: String, right: &str| Err(TariffError::in_file(file_name, line, wrong, right));

        let (header_line, header) = lines.next().unwrap_or((1, ""));
        if !header.split(',').map(str::trim).eq(HEADER.split(',')) {
            return in_file(header_line, format!("the header is `{header}`"), "write `month,kwh` on the first line");
        }
        let mut rows: [Option<Row>; 12] = [None; 12];
        let mut year = None;
        for (line, text) in lines {
            let row =
                Row::parse(line, text).map_err(|(wrong, right)| TariffError::in_file(file_name, line, wrong, right))?;
            let expected = *year.get_or_insert(row.month.year());
            if row.month.year() != expected {
                let wrong = format!("{} is not in {expected}, the year of the rows above", row.month);
                return in_file(line, wrong, "keep one calendar year in a file");
            }
            let slot = &mut rows[row.month.index()];
            if let Some(earlier) = slot {
                let wrong = format!("{} is here again after line {}", row.month, earlier.line);
                return in_file(line, wrong, "keep one row for each month");
            }
            *slot = Some(row);
        }
        let Some(year) = year else {
            return in_file(header_line + 1, "there are no months".to_owned(), "write rows such as `2026-01,300`");
        };
        if let Some((month, next)) = first_gap(year, &rows) {
            let wrong = format!("{month} is missing before {}", next.month);
            let right = "add its row; write 0 for a month in which nothing was used";
            return in_file(next.line, wrong, right);
        }
        Ok(UsageYear { year, months: rows.map(|row| row.map(|row| row.kwh)) })
    }
}

/// A row that was read, and where.
#[derive(Clone, Copy)]
struct Row {
    line: usize,
    month: BillingMonth,
    kwh: Kwh,
}

impl Row {
    /// Reads one row, or says what is wrong and what would be right.
    fn parse(line: usize, text: &str) -> Result<Row, (String, String)> {
        let fields: Vec<&str> = text.split(',').map(str::trim).collect();
        let [month, kwh] = fields[..] else {
            return Err((
                format!("`{text}` has {} fields", fields.len()),
                "write `month,kwh` such as `2026-01,300`".to_owned(),
            ));
        };
        let unknown =
            (format!("`{month}` is not a month"), "write the year and month as 2026-01 to 2026-12".to_owned());
        let month = month.parse().map_err(|()| unknown)?;
        let kwh = kwh.parse().map_err(|right| (format!("`{kwh}` is not an amount of energy"), right))?;
        Ok(Row { line, month, kwh })
    }
}

/// The first month without a row that has a later month with one: without it the year's tiers would be wrong.
fn first_gap(year: i16, rows: &[Option<Row>; 12]) -> Option<(BillingMonth, Row)> {
    let gap = rows.iter().position(Option::is_none)?;
    let next = rows[gap..].iter().flatten().next()?;
    Some((BillingMonth::all_of(year)[gap], *next))
}

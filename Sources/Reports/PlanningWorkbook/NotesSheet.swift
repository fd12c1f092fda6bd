import Workbooks

/// How the plan is worked out, how to read it, and what BLS says of its own figures.
struct NotesSheet {
  let context: PlanContext

  var sheet: Worksheet {
    var sheet = context.sheet(
      PlanSheetName.notes, "Notes", "How the plan is worked out, and how to read it.")
    sheet.setWidths([34, 110])
    var row = 3
    for part in parts {
      sheet.put(.text(part.title), row: row, column: 0, .section)
      row += 1
      for note in part.notes {
        sheet.put(.text(note.0), row: row, column: 0, CellStyle(.strong, wraps: true))
        sheet.put(.text(note.1), row: row, column: 1, .wrapped)
        // Not every program makes rows high enough by itself.
        let lines = max(lines(of: note.0, in: 34), lines(of: note.1, in: 110))
        sheet.setHeight(15 * lines + 4, ofRow: row)
        row += 1
      }
      row += 1
    }
    return sheet
  }

  /// The lines that a text takes in a column of some characters, rather one too many.
  private func lines(of text: String, in width: Double) -> Double {
    max(1, (Double(text.count) / (width * 0.9)).rounded(.up))
  }

  private typealias Part = (title: String, notes: [(String, String)])

  private var parts: [Part] {
    [("The plan", plan), ("The projection", projection), ("Cautions", cautions)]
      + (context.book.origin.remarks.isEmpty
        ? [] : [("This workbook", context.book.origin.remarks.map { ("Remark", $0) })])
  }

  private var plan: [(String, String)] {
    [
      (
        "Mid-year rule",
        "Those who come or go in a year do so on average in its middle and are counted for half of it "
          + "(the input Mid_year). Average staff is then the mean of opening and closing staff: "
          + "(opening + Mid_year × hires) ÷ (1 + Mid_year × (turnover + retirement rate))."
      ),
      (
        "Leavers and retirements",
        "Rates times average staff, which turnover is customarily measured by and which BLS counts "
          + "separations by. Turnover is of those who leave for other employers or occupations; "
          + "retirements go by a rate, or by the share aged 60 and over spread evenly over the years "
          + "within which they retire."
      ),
      (
        "Hires after ramp-up",
        "A hire works half of the first year. During the months of ramp-up a hire does only a part of "
          + "full work; what of the ramp-up reaches into the next year is taken off there."
      ),
      (
        "Need",
        "Need at the start is staff and vacant positions in full-time positions (FTE). It grows with "
          + "the chosen line of the projection under the chosen scenario, or with your own growth of "
          + "volume over that of productivity. What agencies cover throughout is taken off."
      ),
      (
        "Gap",
        "At year’s end: need less closing staff in persons. Over the year: need on average less FTE "
          + "worked, in which hires count after ramp-up. Hours are FTE times the hours of a full-time "
          + "position."
      ),
      (
        "Hires needed",
        "Those that keep staff equal to need at the end of every year, whatever is planned: the change "
          + "of need and the replacement of those who leave. In the first year this fills the "
          + "vacancies. A negative figure means that fewer positions remain than leavers free."
      ),
      (
        "Positions open on an average day",
        "Hires needed a year times the months that it takes to fill a position, over 12 (Little’s law)."
      ),
      (
        "Bounds",
        "Hires along a bound follow that bound in every year. That is a plan for a persistently low or "
          + "high path; it is not the interval of the sum, which is narrower. Bounds of several "
          + "occupations do not add up."
      ),
      (
        "Scenarios",
        "Factors multiply every line of the projection. A scenario that changes labor force exits or "
          + "occupational transfers multiplies your retirement rate or turnover by the ratio of its "
          + "rate to the published one. For an area the nation’s factors are used."
      ),
    ]
  }

  private var projection: [(String, String)] {
    [
      (
        "80% interval",
        "The record leads to a distribution for each year. Its median is as likely to be passed as not; "
          + "the 80% interval leaves out the lowest and the highest tenth. It holds what the record "
          + "shows; what has never happened in the record is not in it. It is a projection, given the "
          + "record, and no promise."
      ),
      (
        "Model figures",
        "Median and bounds before scenarios are worked out by the program and stand here as data; a "
          + "spreadsheet cannot work them out. Everything that follows from them is a formula."
      ),
      (
        "Need and projection",
        "That your need grows like employment in the nation or area is an assumption. Where you know "
          + "your own volume better, choose “Own volume”."
      ),
    ]
  }

  private var cautions: [(String, String)] {
    [
      (
        "OEWS is not designed as a time series.",
        "Estimates pool six half-yearly panels over three years; classification, geography and method "
          + "have changed, and neighboring years share most of their sample."
      ),
      (
        "OEWS excludes the self-employed,",
        "owners of unincorporated firms, household workers and unpaid family workers."
      ),
      (
        "Employment projections assume a balanced labor market",
        "and full employment in the target year. They say nothing of a lack or a surplus of workers, "
          + "and BLS publishes no interval for them."
      ),
      ("Gap and shortage", gapNote),
    ]
  }

  private var gapNote: String {
    context.book.hasOwnStaff
      ? "A gap is need less staff by the figures that you supplied. Whether it is a shortage depends on "
        + "whom you can hire; nothing here says so."
      : "Staff at the start is employment as published and no supply was given. A gap here is only what "
        + "follows from the planned hires, and no statement about the labor market."
  }
}

using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Signals;

namespace YoungFutures.BrowserTests;

/// <summary>One thing that is wrong in a list: where, and why.</summary>
public sealed record KnownFault(long Row, string Heading, RowFaultKind Kind);

/// <summary>What one agency sends: how it is called, who sends it, and how its file is written.</summary>
public sealed record AgencyList(string Account, string Name, string File, LegalGateway Gateway, SignalKind[] Kinds, DateForm Dates, bool NeedsGovernance)
{
    public required IReadOnlyList<string> Headings { get; init; }
    public required IReadOnlyList<string[]> Rows { get; init; }
    /// <summary>The same rows as the agency’s system writes them today: some of them faulty.</summary>
    public required IReadOnlyList<string[]> AsSent { get; init; }
    public required IReadOnlyList<KnownFault> Faults { get; init; }
    public required Func<IReadOnlyList<string>, IReadOnlyList<string[]>, byte[]> Written { get; init; }

    public byte[] Faulty => Written(Headings, AsSent);
    public byte[] Repaired => Written(Headings, Rows);
}

/// <summary>Somebody whom lists name.</summary>
public sealed record Child(string Given, string Family, DateOnly BornOn, string Sex, string Address, string Postcode)
{
    public string Name => $"{Given} {Family}";
}

/// <summary>
/// Four agencies’ lists of 10,000 rows, 300 of them faulty, always the same. Most rows fire no rule, whoever they are linked with; those of a few do, and how many these are is known.
/// Everybody is made up.
/// </summary>
public sealed class AgencyLists
{
    /// <summary>Suspects of two crimes, whom the rules find as they are shipped; and of one, whom a lower threshold would find.</summary>
    public const int TwiceSuspected = 12, OnceSuspected = 9;
    /// <summary>Missing twice, whom a higher threshold would no longer find.</summary>
    public const int TwiceMissing = 5;

    private const int Known = 4200;

    private static readonly string[] Given =
    [
        "Siôn", "Elin", "Osian", "Cadi", "Macsen", "Nansi", "Ifan", "Lleucu", "Gruff", "Mabli", "Tomos", "Beca", "Harri", "Lowri", "Emrys", "Non", "Jack", "Amelia", "Oliver", "Isla", "Mohammed", "Aisha", "Jakub", "Zofia",
        "Steffan", "Erin", "Deio", "Alaw", "Llew", "Mared", "Noah", "Grace",
    ];
    private static readonly string[] First = ["Aber", "Bryn", "Cefn", "Dol", "Esgair", "Ffrwd", "Glan", "Hendre", "Llan", "Maes", "Nant", "Pen", "Rhos", "Tal", "Tre", "Waun"];
    private static readonly string[] Last = ["afon", "coed", "mawr", "wen", "las", "goch", "ddu", "bedw", "helyg", "celyn", "eithin", "rhedyn", "grug", "llyn", "ffynnon", "graig"];

    private readonly DateOnly today;
    private readonly List<Child> children;

    public AgencyLists(DateOnly today)
    {
        this.today = today;
        children = [.. Enumerable.Range(0, Known).Select(Make)];
        All = [Police(), Education(), Health(), Council()];
    }

    public IReadOnlyList<AgencyList> All { get; }

    /// <summary>Named by all four lists; the panel’s rules find her, and nobody had referred her.</summary>
    public Child Found { get; } = new("Gwenllïan", "Tan-yr-Allt", new DateOnly(2012, 3, 27), "F", "7 Rhes Capel", "LL13 9QT");

    /// <summary>As the police write him, and as his school does, where he goes by his second name. Only together do the two records say enough.</summary>
    public Child ToThePolice { get; } = new("Emrys", "Morfa-Bychan", new DateOnly(2011, 6, 9), "M", "2 Stryd y Ffynnon", "LL14 2QA");
    public Child AtSchool { get; } = new("Guto", "Morfa-Bychan", new DateOnly(2011, 6, 9), "M", "2 Stryd y Ffynnon", "LL14 2QA");

    /// <summary>Twins at one address, and a record of their school that gives an initial only.</summary>
    public Child Twin { get; } = new("Gwenno", "Hafod-Lom", new DateOnly(2013, 1, 30), "F", "5 Maes Hyfryd", "LL11 6QB");
    public Child OtherTwin { get; } = new("Glesni", "Hafod-Lom", new DateOnly(2013, 1, 30), "F", "5 Maes Hyfryd", "LL11 6QB");
    public Child Initial { get; } = new("G", "Hafod-Lom", new DateOnly(2013, 1, 30), "F", "5 Maes Hyfryd", "LL11 6QB");

    /// <summary>Whom the rules find as they are shipped.</summary>
    public IEnumerable<Child> AtFirst => [Found, .. children.Skip(1).Take(TwiceSuspected - 1), .. children.Skip(TwiceSuspected + OnceSuspected).Take(TwiceMissing)];

    private static Child Make(int number)
    {
        var chance = new Random(4_000_000 + number);
        var family = First[number % First.Length] + Last[number / First.Length % Last.Length] + (number / 256 is var round and > 0 ? "-" + First[round % First.Length] : "");
        return new Child(Given[chance.Next(Given.Length)], family, new DateOnly(2010, 1, 1).AddDays(chance.Next(2100)), chance.Next(2) == 0 ? "F" : "M",
            $"{chance.Next(1, 240)} {(chance.Next(2) == 0 ? "Stryd" : "Ffordd")} {First[chance.Next(First.Length)]}{Last[chance.Next(Last.Length)]}",
            $"LL{chance.Next(11, 60)} {chance.Next(1, 9)}{(char)('A' + chance.Next(18))}{(char)('A' + chance.Next(18))}");
    }

    // Of everybody who is in no other scene of the story.
    private Child Of(Random chance) => children[TwiceSuspected + OnceSuspected + TwiceMissing + chance.Next(Known - TwiceSuspected - OnceSuspected - TwiceMissing)];

    private AgencyList Police()
    {
        string[] headings = ["Record ID", "Forename", "Surname", "DOB", "Sex", "Address", "Postcode", "Occurrence No.", "Offence Date", "Type", "Role", "Status", "Outcome", "PNC ID"];
        var rows = new List<string[]>();
        void Row(Child child, string type, int daysAgo, string role, string status, string outcome = "")
        {
            var number = rows.Count + 1;
            rows.Add([$"NWP-{number:00000}", child.Given, child.Family, Iso(child.BornOn), child.Sex, child.Address, child.Postcode, $"26{number:000000}", Iso(today.AddDays(-daysAgo)), type, role, status, outcome, number % 9 == 0 ? Pnc(number) : ""]);
        }

        for (var number = 0; number < TwiceSuspected; number++)
        {
            var child = number == 0 ? Found : children[number];
            Row(child, "Recorded offence", 70 + number, "Suspect", "Current");
            Row(child, "Recorded offence", 10 + number, "Suspect", "Current");
        }

        for (var number = 0; number < OnceSuspected; number++) Row(children[TwiceSuspected + number], "Recorded offence", 20 + number, "Suspect", "Current");
        for (var number = 0; number < TwiceMissing; number++)
        {
            var child = children[TwiceSuspected + OnceSuspected + number];
            Row(child, "Missing", 30, "", "Current");
            Row(child, "Missing", 45, "", "Current");
        }

        Row(ToThePolice, "Voluntary interview", 25, "Suspect", "Current");
        Row(Twin, "ASB", 40, "Suspect", "Current");
        Row(OtherTwin, "ASB", 41, "Suspect", "Current");
        // Victims, witnesses, cancelled records and what is long past fire nothing.
        while (rows.Count < 4000)
        {
            var chance = new Random(1_000_000 + rows.Count);
            var child = Of(chance);
            if (chance.Next(4) == 0) Row(child, "ASB", chance.Next(200, 700), "Suspect", "Current");
            else if (chance.Next(3) == 0) Row(child, "Recorded offence", chance.Next(1, 300), "Suspect", "Cancelled");
            else Row(child, "Recorded offence", chance.Next(1, 300), chance.Next(2) == 0 ? "Victim" : "Witness", "Current", chance.Next(5) == 0 ? "14" : "");
        }

        return Spoilt(new("police.nw", "Crimes, incidents and missing episodes", "nwp-october.csv", LegalGateway.CrimeAndDisorder,
                [SignalKind.Crime, SignalKind.AntiSocialBehaviour, SignalKind.MissingEpisode, SignalKind.Investigation], DateForm.YearMonthDay, false)
            {
                Headings = headings, Rows = rows, AsSent = [], Faults = [], Written = (head, body) => Csv(',', new UTF8Encoding(true), head, body),
            }, 120, 33,
            (8, RowFaultKind.NoSuchDay, _ => "2026-02-30"), (8, RowFaultKind.InTheFuture, _ => Iso(today.AddDays(50))), (8, RowFaultKind.NotADate, _ => "03/04/2026"), (2, RowFaultKind.NobodyNamed, _ => ""),
            (2, RowFaultKind.TooLong, row => string.Join(' ', Enumerable.Repeat(row[2], 20))), (13, RowFaultKind.WrongCheck, _ => Pnc(7)[..^1] + (Pnc(7)[^1] == 'A' ? 'B' : 'A')), (10, RowFaultKind.RoleNeeded, _ => ""),
            (11, RowFaultKind.UnknownWord, _ => "Filed"), (12, RowFaultKind.NotAnOutcome, _ => "31"), (3, RowFaultKind.BornAfter, _ => Iso(today)), (0, RowFaultKind.Missing, _ => ""));
    }

    private AgencyList Education()
    {
        string[] headings = ["Record ID", "UPN", "Forename", "Surname", "Date of birth", "Gender", "Address", "Postcode", "School", "Type", "Date", "Days or per cent"];
        var rows = new List<string[]>();
        void Row(Child child, string type, int daysAgo, decimal amount)
        {
            var number = rows.Count + 1;
            rows.Add([$"ADD-{number:00000}", number % 3 == 0 ? Upn(number) : "", child.Given, child.Family, Serial(child.BornOn), child.Sex, child.Address, child.Postcode, number % 2 == 0 ? "Ysgol y Bont" : "Ysgol Maes Helyg", type,
                Serial(today.AddDays(-daysAgo)), amount.ToString(CultureInfo.InvariantCulture)]);
        }

        Row(Found, "Attendance", 26, 84.5m);
        Row(AtSchool, "Attendance", 26, 83);
        Row(Initial, "Attendance", 26, 97);
        while (rows.Count < 3000)
        {
            var chance = new Random(2_000_000 + rows.Count);
            if (chance.Next(4) == 0) Row(Of(chance), "Suspension", chance.Next(380, 700), chance.Next(1, 10) / 2m);
            else Row(Of(chance), "Attendance", 26, chance.Next(930, 1000) / 10m);
        }

        return Spoilt(new("education.nw", "Exclusions and attendance", "addysg.xlsx", LegalGateway.SafeguardingPublicInterest, [SignalKind.FixedExclusion, SignalKind.Attendance], DateForm.Serial1900, false)
            {
                Headings = headings, Rows = rows, AsSent = [], Faults = [], Written = Workbook,
            }, 80, 37,
            (1, RowFaultKind.WrongCheck, _ => (Upn(4)[0] == 'A' ? 'B' : 'A') + Upn(4)[1..]), (1, RowFaultKind.WrongShape, _ => "A12345"), (10, RowFaultKind.NoSuchDay, _ => "60"), (10, RowFaultKind.NotADate, _ => "12/11/2026"),
            (11, RowFaultKind.OutOfRange, _ => "1040"), (11, RowFaultKind.NotANumber, _ => "n/a"), (9, RowFaultKind.UnknownWord, _ => "Detention"), (11, RowFaultKind.Missing, _ => ""));
    }

    private AgencyList Health()
    {
        string[] headings = ["Record ID", "Forename", "Surname", "Date of birth", "Sex", "Address", "Postcode", "NHS number", "Date", "Concerns", "Strengths"];
        var rows = new List<string[]>();
        void Row(Child child, int daysAgo, string concerns, string strengths)
        {
            var number = rows.Count + 1;
            rows.Add([$"BIP-{number:00000}", child.Given, child.Family, Slashed(child.BornOn), child.Sex, child.Address, child.Postcode, number % 4 == 0 ? Nhs(number) : "", Slashed(today.AddDays(-daysAgo)), concerns, strengths]);
        }

        Row(Found, 15, "C05", "P04");
        while (rows.Count < 1200)
        {
            var chance = new Random(3_000_000 + rows.Count);
            // A concern without a strength is no professional’s judgement in the sense of the rules.
            Row(Of(chance), chance.Next(5, 300), chance.Next(2) == 0 ? "C05" : "C08", "");
        }

        return Spoilt(new("health.nw", "Concerns of school nurses", "bcuhb.csv", LegalGateway.WellbeingWales, [SignalKind.ProfessionalConcern], DateForm.DayMonthYear, true)
            {
                Headings = headings, Rows = rows, AsSent = [], Faults = [], Written = (head, body) => Csv(';', Encoding.GetEncoding(1252), head, body),
            }, 40, 29,
            (7, RowFaultKind.WrongCheck, _ => "9434765918"), (7, RowFaultKind.Placeholder, _ => "000 000 0000"), (3, RowFaultKind.NoSuchDay, _ => "31/04/2012"), (3, RowFaultKind.TooEarly, _ => "12/05/1812"), (8, RowFaultKind.Missing, _ => ""),
            (9, RowFaultKind.UnknownCode, _ => "C999"), (8, RowFaultKind.NotADate, _ => "yesterday"));
    }

    private AgencyList Council()
    {
        string[] headings = ["Record ID", "Forename", "Surname", "Date of birth", "Sex", "Address", "Postcode", "Area code", "Type", "Start date", "End date", "Threshold met"];
        var rows = new List<string[]>();
        void Row(Child child, string type, int daysAgo, int? endedDaysAgo = null)
        {
            var number = rows.Count + 1;
            rows.Add([$"CBW-{number:00000}", child.Given, child.Family, Dotted(child.BornOn), child.Sex, child.Address, child.Postcode, "W06000006", type, Dotted(today.AddDays(-daysAgo)), endedDaysAgo is { } ended ? Dotted(today.AddDays(-ended)) : "", "No"]);
        }

        Row(Found, "Early help", 120);
        while (rows.Count < 1800)
        {
            var chance = new Random(5_000_000 + rows.Count);
            var began = chance.Next(60, 500);
            Row(Of(chance), chance.Next(3) == 0 ? "Lead practitioner" : "Early help", began, chance.Next(2) == 0 ? chance.Next(1, began) : null);
        }

        return Spoilt(new("wrexham.nw", "Early help plans", "wrecsam.txt", LegalGateway.WellbeingWales, [SignalKind.Programme, SignalKind.LeadPractitioner], DateForm.DottedDayMonthYear, true)
            {
                Headings = headings, Rows = rows, AsSent = [], Faults = [], Written = (head, body) => Csv('\t', Encoding.Unicode, head, body),
            }, 60, 29,
            (2, RowFaultKind.ControlCharacter, row => row[2][..1] + "\uFFFD" + row[2][2..]), (10, RowFaultKind.EndedBefore, _ => "01.02.2019"), (7, RowFaultKind.NotAnArea, _ => "Wrexham"), (11, RowFaultKind.NeitherYesNorNo, _ => "perhaps"),
            (6, RowFaultKind.TooLong, _ => "LL13 9QT, or with her grandmother in LL11 most weekends and holidays"), (9, RowFaultKind.NotADate, _ => "2026-10-01"));
    }

    /// <summary>Every so many rows one cell is spoilt, each time in another way.</summary>
    private static AgencyList Spoilt(AgencyList list, int faulty, int every, params (int Column, RowFaultKind Kind, Func<string[], string> Makes)[] ways)
    {
        var sent = list.Rows.ToList();
        var faults = new List<KnownFault>();
        for (var number = 1; number <= faulty; number++)
        {
            var (column, kind, makes) = ways[(number - 1) % ways.Length];
            var at = number * every;
            var row = sent[at] = [.. sent[at]];
            row[column] = makes(row);
            // Nobody is named where no number names them either.
            if (kind == RowFaultKind.NobodyNamed) row[^1] = "";
            // The headings are the first row.
            faults.Add(new KnownFault(at + 2, list.Headings[column], kind));
        }

        return list with { AsSent = sent, Faults = faults };
    }

    private static byte[] Csv(char separator, Encoding encoding, IReadOnlyList<string> headings, IReadOnlyList<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. headings])) text.AppendJoin(separator, row.Select(cell => cell.Contains(separator, StringComparison.Ordinal) ? $"\"{cell}\"" : cell)).Append("\r\n");
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private static byte[] Workbook(IReadOnlyList<string> headings, IReadOnlyList<string[]> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Prepend([.. headings]).Select(row => new Row(row.Select(Cell)))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "Hydref 2026" }));
        }

        return stream.ToArray();
    }

    private static Cell Cell(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? new Cell { CellValue = new CellValue(number), DataType = CellValues.Number }
        : new Cell { InlineString = new InlineString(new Text(text)), DataType = CellValues.InlineString };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string Slashed(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
    private static string Dotted(DateOnly day) => day.ToString("dd'.'MM'.'yyyy", CultureInfo.InvariantCulture);
    private static string Serial(DateOnly day) => (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture);

    // Numbers whose check characters fit; the first two are of ranges that are given to nobody.
    private static string Nhs(int number)
    {
        for (var next = 999_000_000 + (number * 3); ; next++)
        {
            var digits = next.ToString(CultureInfo.InvariantCulture);
            var check = (11 - (digits.Select((digit, index) => (digit - '0') * (10 - index)).Sum() % 11)) % 11;
            if (check < 10) return digits + check;
        }
    }

    private static string Upn(int number)
    {
        const string letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
        var digits = $"999{number % 10_000:0000}{20:00}{number % 1000:000}";
        return letters[digits.Select((digit, index) => (digit - '0') * (index + 2)).Sum() % letters.Length] + digits;
    }

    private static string Pnc(int number) => $"2024/{number:0000000}{"ZABCDEFGHJKLMNPQRTUVWXY"[((24 * 10_000_000) + number) % 23]}";
}

using System.Text;
using CsvHelper;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Web.Commands;

/// <summary>What is wrong with a list.</summary>
/// <param name="Row">As a spreadsheet counts: the heading is row 1. Null where it is the whole file.</param>
/// <param name="Line">Line of the file in which the row begins, where that is another number.</param>
public sealed record ListFault(string File, long? Row, long? Line, string? Column, string Reason)
{
    public override string ToString()
    {
        var where = new StringBuilder(File);
        if (Row is { } row) where.Append(System.Globalization.CultureInfo.InvariantCulture, $", row {row}");
        if (Line is { } line && line != Row) where.Append(System.Globalization.CultureInfo.InvariantCulture, $" (line {line})");
        if (Column is not null) where.Append(System.Globalization.CultureInfo.InvariantCulture, $", column {Column}");
        return where.Append(": ").Append(Reason).ToString();
    }
}

/// <summary>All faults are counted, the first of them kept.</summary>
public sealed class ListFaults
{
    private const int MaxKept = 1000;

    private readonly List<ListFault> kept = [];

    public long Total { get; private set; }

    public void Add(ListFault fault)
    {
        Total++;
        if (kept.Count < MaxKept) kept.Add(fault);
    }

    public IEnumerable<ListFault> First(int count) => kept.Take(count);
}

/// <summary>Lists for the <c>link</c> command, read into one table; every faulty row is named.</summary>
public sealed class LinkList
{
    private static readonly string[] Columns =
        ["record_id", "agency", "given_name", "middle_names", "surname", "sex", "dob", "address", "town", "postcode", "local_id", "nhs_number", "upn"];

    private const int RecordId = 0, Agency = 1, GivenName = 2, MiddleNames = 3, Surname = 4, Sex = 5, Dob = 6, Address = 7, Town = 8, Postcode = 9, LocalId = 10, NhsNumber = 11, Upn = 12;

    private const int MaxCell = 10_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, int> places = [];
    private readonly List<(string File, int First)> files = [];
    private readonly List<int> rows = [];

    public RecordTable Records { get; } = new();

    public bool Has(string recordId) => places.ContainsKey(recordId);

    /// <summary>Reads one file. Faults are told, not thrown; columns that are not known are named and passed over.</summary>
    public void Read(string path, ListFaults faults, TextWriter output)
    {
        try
        {
            if (Directory.Exists(path))
            {
                faults.Add(new ListFault(path, null, null, null, "is a folder."));
                return;
            }
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
            Read(path, file, faults, output);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(new ListFault(path, null, null, null, "is not there."));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or CsvFormatException or CsvValidationException)
        {
            faults.Add(new ListFault(path, null, null, null, $"cannot be read. {fault.Message}"));
        }
    }

    private void Read(string path, Stream stream, ListFaults faults, TextWriter output)
    {
        var malformed = new List<CsvMalformedRecord>();
        using var csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = malformed.Add,
        });

        if (!csv.Read())
        {
            faults.Add(new ListFault(path, null, null, null, "is empty: there is no heading."));
            return;
        }
        if (Heading(path, csv, faults, output) is not { } at) return;
        if (malformed.Count > 0) faults.Add(new ListFault(path, 1, null, null, "The quotes of the heading do not fit together."));
        malformed.Clear();

        files.Add((path, Records.Count));
        var width = csv.FieldCount;
        var cells = new char[Columns.Length][];
        for (var column = 0; column < cells.Length; column++) cells[column] = new char[256];
        var lengths = new int[Columns.Length];
        while (csv.Read())
        {
            var row = csv.RowNumber;
            long? line = csv.LineNumber;
            var before = faults.Total;
            foreach (var fault in malformed) faults.Add(new ListFault(path, row, line, null, Reason(fault.Reason)));
            malformed.Clear();
            if (csv.FieldCount != width)
            {
                faults.Add(new ListFault(path, row, line, null, $"has {csv.FieldCount} cells, where the heading has {width}."));
                continue;
            }
            for (var column = 0; column < at.Length; column++)
            {
                lengths[column] = 0;
                if (at[column] < 0) continue;
                var bytes = csv.GetSpan(at[column]);
                if (bytes.IsEmpty) continue;
                if (bytes.Length > MaxCell)
                {
                    faults.Add(new ListFault(path, row, line, Columns[column], "is too long: a quote may be missing somewhere."));
                    continue;
                }
                if (bytes.Length > cells[column].Length) cells[column] = new char[MaxCell];
                try
                {
                    lengths[column] = Strict.GetChars(bytes, cells[column]);
                }
                catch (DecoderFallbackException)
                {
                    faults.Add(new ListFault(path, row, line, Columns[column], "is not UTF-8."));
                }
            }

            var id = Cell(RecordId).Trim();
            if (id.IsEmpty && faults.Total == before) faults.Add(new ListFault(path, row, line, Columns[RecordId], "is missing."));
            var born = DateOf(Cell(Dob), out var wrong);
            if (wrong is not null) faults.Add(new ListFault(path, row, line, Columns[Dob], wrong));
            if (faults.Total != before) continue;

            var name = id.ToString();
            if (!places.TryAdd(name, Records.Count))
            {
                var first = places[name];
                var of = files.FindLastIndex(known => known.First <= first);
                faults.Add(new ListFault(path, row, line, Columns[RecordId], $"is the same as in {files[of].File}, row {rows[first]}."));
                continue;
            }
            rows.Add((int)Math.Min(row, int.MaxValue));
            Records.Add(name, Cell(Agency), Cell(GivenName), Cell(MiddleNames), Cell(Surname), Cell(Sex), born, Cell(Address), Cell(Town), Cell(Postcode), Cell(NhsNumber), Cell(Upn), Cell(LocalId));
        }
        foreach (var fault in malformed) faults.Add(new ListFault(path, null, null, null, Reason(fault.Reason)));

        ReadOnlySpan<char> Cell(int column) => cells[column].AsSpan(0, lengths[column]);
    }

    private static int[]? Heading(string path, CsvReader csv, ListFaults faults, TextWriter output)
    {
        var at = new int[Columns.Length];
        Array.Fill(at, -1);
        var unknown = new List<string>();
        var before = faults.Total;
        for (var cell = 0; cell < csv.FieldCount; cell++)
        {
            var written = Encoding.UTF8.GetString(csv.GetSpan(cell)).Trim().TrimStart('\uFEFF');
            var column = Array.IndexOf(Columns, written.ToLowerInvariant());
            if (column < 0) unknown.Add(written.Length == 0 ? $"(no. {cell + 1}, without a name)" : written);
            else if (at[column] >= 0) faults.Add(new ListFault(path, 1, null, Columns[column], "stands twice in the heading."));
            else at[column] = cell;
        }
        if (at.All(cell => cell < 0)) faults.Add(new ListFault(path, 1, null, null, $"The first row is no heading: none of {string.Join(", ", Columns)} is in it."));
        else if (at[RecordId] < 0) faults.Add(new ListFault(path, 1, null, Columns[RecordId], "is missing from the heading."));
        else if (unknown.Count > 0) output.WriteLine($"{path}: passed over {string.Join(", ", unknown)}.");
        return faults.Total == before ? at : null;
    }

    private static string Reason(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "A quote is opened and never closed.",
        CsvMalformedReason.TextAfterClosingQuote => "There is text behind a closing quote.",
        CsvMalformedReason.StrayQuote => "There is a quote within a cell that does not begin with one.",
        _ => "The row is not well formed.",
    };

    /// <summary>2012-03-31 or 20120331. Other ways of writing a date are refused: which is day and which is month is never guessed.</summary>
    private static DateOnly? DateOf(ReadOnlySpan<char> written, out string? wrong)
    {
        wrong = null;
        written = written.Trim();
        if (written.IsEmpty) return null;
        int year, month, day;
        if (written.Length == 10 && written[4] == '-' && written[7] == '-')
        {
            if (!Digits(written[..4], out year) || !Digits(written[5..7], out month) || !Digits(written[8..], out day)) year = month = day = -1;
        }
        else if (written.Length == 8)
        {
            if (!Digits(written[..4], out year) || !Digits(written[4..6], out month) || !Digits(written[6..], out day)) year = month = day = -1;
        }
        else
        {
            year = month = day = -1;
        }
        if (year < 0)
        {
            wrong = "is not written as 2012-03-31 or 20120331.";
            return null;
        }
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            wrong = "is a day that does not exist.";
            return null;
        }
        return new DateOnly(year, month, day);
    }

    private static bool Digits(ReadOnlySpan<char> written, out int number)
    {
        number = 0;
        foreach (var digit in written)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            number = number * 10 + digit - '0';
        }
        return true;
    }
}

/// <summary>What people decided of pairs of records: two record ids, then yes or no.</summary>
public static class JudgedPairs
{
    public static List<Judgement> Read(string path, LinkList list, ListFaults faults, TextWriter output)
    {
        var judged = new List<Judgement>();
        try
        {
            if (!File.Exists(path))
            {
                faults.Add(new ListFault(path, null, null, null, Directory.Exists(path) ? "is a folder." : "is not there."));
                return judged;
            }
            using var file = File.OpenRead(path);
            using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = ',', HasHeader = false, IncludeValuesInExceptions = false, MalformedData = CsvMalformedDataHandling.Throw });
            long unknown = 0;
            while (csv.Read())
            {
                if (csv.FieldCount < 3)
                {
                    faults.Add(new ListFault(path, csv.RowNumber, null, null, $"has {csv.FieldCount} cells, where three are needed: two record ids, then yes or no."));
                    continue;
                }
                var one = Encoding.UTF8.GetString(csv.GetSpan(0)).Trim().TrimStart('\uFEFF');
                var other = Encoding.UTF8.GetString(csv.GetSpan(1)).Trim();
                var answer = Encoding.UTF8.GetString(csv.GetSpan(2)).Trim();
                // The first row may be a heading, whatever it says.
                if (csv.RowNumber == 1 && !list.Has(one) && !list.Has(other)) continue;
                if (Answer(answer) is not { } same)
                {
                    faults.Add(new ListFault(path, csv.RowNumber, null, "3", "is neither yes nor no (true, false, 1, 0, same and different are understood too)."));
                    continue;
                }
                if (!list.Has(one) || !list.Has(other)) unknown++;
                else if (one == other && !same) faults.Add(new ListFault(path, csv.RowNumber, null, null, "A record is the same as itself."));
                else judged.Add(new Judgement(one, other, same));
            }
            if (unknown > 0) output.WriteLine($"{path}: passed over {unknown} with a record that is in none of the lists.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CsvFormatException or CsvValidationException)
        {
            faults.Add(new ListFault(path, null, null, null, $"cannot be read. {fault.Message}"));
        }
        return judged;
    }

    private static bool? Answer(string written) => written.ToLowerInvariant() switch
    {
        "yes" or "y" or "true" or "1" or "same" or "match" or "1.0" => true,
        "no" or "n" or "false" or "0" or "different" or "not" or "not the same" or "no match" or "nonmatch" or "non-match" or "0.0" => false,
        _ => null,
    };
}

using System.Text.Json;
using System.Text.Json.Serialization;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Signals;

/// <summary>What a file is, and how its letters and cells are read.</summary>
public sealed record FileForm
{
    public bool IsWorkbook { get; init; }
    /// <summary>Name of the encoding; null until somebody has said it where the file itself does not.</summary>
    public string? Encoding { get; init; }
    /// <summary>Whether the file says its encoding itself, by its first bytes or by being nothing but UTF-8.</summary>
    public bool IsEncodingSure { get; init; }
    public char? Separator { get; init; }
    public string? Sheet { get; init; }
    /// <summary>A workbook that counts its days from 1904.</summary>
    public bool From1904 { get; init; }

    [JsonIgnore] public bool IsKnown => IsWorkbook || Encoding is not null;
}

/// <summary>
/// How one list’s columns and words are understood: which column fills which field, what the agency’s words stand for, and how it writes a day. Kept with the
/// import, and with the list for the next file.
/// </summary>
public sealed record ImportTerms
{
    public FileForm File { get; init; } = new();
    /// <summary>The headings of the file that these terms were confirmed for.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];
    /// <summary>The heading of the column that fills a field.</summary>
    public IReadOnlyDictionary<SignalField, string> Columns { get; init; } = new Dictionary<SignalField, string>();
    /// <summary>The kind of every row, where no column says it.</summary>
    public SignalKind? Kind { get; init; }
    /// <summary>The programme of every row, where no column says it.</summary>
    public Programme? Programme { get; init; }
    public DateForm? Dates { get; init; }
    /// <summary>Attendance is written as a part of one (0.93) and not as per cent (93).</summary>
    public bool AttendanceIsFraction { get; init; }
    // The agency’s words, folded: without case and blanks around them
    public IReadOnlyDictionary<string, SignalKind> Kinds { get; init; } = new Dictionary<string, SignalKind>();
    public IReadOnlyDictionary<string, PoliceRole> Roles { get; init; } = new Dictionary<string, PoliceRole>();
    public IReadOnlyDictionary<string, RecordStanding> Standings { get; init; } = new Dictionary<string, RecordStanding>();
    public IReadOnlyDictionary<string, Sex> Sexes { get; init; } = new Dictionary<string, Sex>();
    public IReadOnlyDictionary<string, Programme> Programmes { get; init; } = new Dictionary<string, Programme>();
    /// <summary>True for a word by which the source takes a record back.</summary>
    public IReadOnlyDictionary<string, bool> Withdrawals { get; init; } = new Dictionary<string, bool>();

    /// <summary>Fields whose column holds words of the agency’s own.</summary>
    public static readonly IReadOnlyList<SignalField> Worded =
        [SignalField.Kind, SignalField.Role, SignalField.Standing, SignalField.Sex, SignalField.Programme, SignalField.Withdrawn];

    private static readonly JsonSerializerOptions Writing = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A word as it is compared: one line, without case.</summary>
    public static string Fold(string word) => Text.TypedText.CleanLine(word).ToUpperInvariant();

    public bool Knows(SignalField field, string word) => Fold(word) is var folded && field switch
    {
        SignalField.Kind => Kinds.ContainsKey(folded),
        SignalField.Role => Roles.ContainsKey(folded),
        SignalField.Standing => Standings.ContainsKey(folded),
        SignalField.Sex => Sexes.ContainsKey(folded),
        SignalField.Programme => Programmes.ContainsKey(folded),
        SignalField.Withdrawn => Withdrawals.ContainsKey(folded),
        _ => false,
    };

    public string Write() => JsonSerializer.Serialize(this, Writing);

    /// <summary>What was kept, or terms that say nothing where nothing (or nothing readable) was.</summary>
    public static ImportTerms Read(string? kept)
    {
        if (kept is null) return new ImportTerms();
        try
        {
            return JsonSerializer.Deserialize<ImportTerms>(kept, Writing) ?? new ImportTerms();
        }
        catch (JsonException)
        {
            return new ImportTerms();
        }
    }

    /// <summary>Headings that the terms rest on and the file does not have, and headings of the file that the terms do not know.</summary>
    public (IReadOnlyList<string> Gone, IReadOnlyList<string> New) ComparedWith(IReadOnlyList<string> headings) =>
        Headings.Count == 0 ? ([], []) : ([.. Headings.Except(headings)], [.. headings.Except(Headings)]);
}

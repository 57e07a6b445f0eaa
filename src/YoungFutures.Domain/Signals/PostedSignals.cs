using System.Globalization;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Signals;

/// <summary>A signal as a partner’s system posts it. Days are written YYYY-MM-DD; words are those of the document that describes the interface.</summary>
/// <param name="SourceKey">The system’s own key of the record: the same key with other content corrects it, with <paramref name="Withdrawn"/> takes it back.</param>
/// <param name="Kind">A <see cref="SignalKind"/> that the list was accepted for.</param>
/// <param name="Role">A <see cref="PoliceRole"/>; needed of police records, with <paramref name="Standing"/>.</param>
/// <param name="Standing">A <see cref="RecordStanding"/>.</param>
/// <param name="Outcome">Home Office outcome code of a crime, 1 to 23.</param>
/// <param name="Quantity">School days of an exclusion; per cent of sessions attended.</param>
/// <param name="Programme">A <see cref="Signals.Programme"/>.</param>
/// <param name="StatutoryThreshold">At or above the threshold for a statutory strategy discussion.</param>
/// <param name="Sex">Female or Male; left out where it is not known.</param>
public sealed record PostedSignal(
    string? SourceKey, string? GivenName, string? MiddleNames, string? FamilyName, string? Sex, string? BornOn,
    string? Address, string? Town, string? Postcode, string? AreaCode, string? School,
    string? Upn, string? NhsNumber, string? PncId, string? LocalId,
    string? Kind, string? OccurredOn, string? EndedOn, string? Reference, string? Role, string? Standing,
    int? Outcome, string? OutcomeOn, decimal? Quantity, string? Programme, bool? StatutoryThreshold,
    IReadOnlyList<string>? Concerns, IReadOnlyList<string>? Strengths, string? Detail, bool Withdrawn = false);

/// <summary>Signals for one list, sent together: all of them are taken, or none.</summary>
public sealed record PostedDelivery(IReadOnlyList<PostedSignal?>? Signals);

/// <summary>What a system posts, read exactly as a file is: rows under terms of its own that never change.</summary>
public static class PostedSignals
{
    /// <summary>The most signals of one delivery.</summary>
    public const int Most = 1000;

    /// <summary>Row 1 is the headings’ in a file; so the first signal is row 2.</summary>
    public const int FirstRow = 2;

    private static readonly (SignalField Field, Func<PostedSignal, string?> Said)[] Columns =
    [
        (SignalField.SourceKey, said => said.SourceKey), (SignalField.GivenName, said => said.GivenName), (SignalField.MiddleNames, said => said.MiddleNames),
        (SignalField.FamilyName, said => said.FamilyName), (SignalField.Sex, said => said.Sex), (SignalField.BornOn, said => said.BornOn), (SignalField.Address, said => said.Address),
        (SignalField.Town, said => said.Town), (SignalField.Postcode, said => said.Postcode), (SignalField.AreaCode, said => said.AreaCode), (SignalField.School, said => said.School),
        (SignalField.Upn, said => said.Upn), (SignalField.NhsNumber, said => said.NhsNumber), (SignalField.PncId, said => said.PncId), (SignalField.LocalId, said => said.LocalId),
        (SignalField.Kind, said => said.Kind), (SignalField.OccurredOn, said => said.OccurredOn), (SignalField.EndedOn, said => said.EndedOn), (SignalField.Reference, said => said.Reference),
        (SignalField.Role, said => said.Role), (SignalField.Standing, said => said.Standing), (SignalField.Outcome, said => said.Outcome?.ToString(CultureInfo.InvariantCulture)),
        (SignalField.OutcomeOn, said => said.OutcomeOn), (SignalField.Quantity, said => said.Quantity?.ToString(CultureInfo.InvariantCulture)), (SignalField.Programme, said => said.Programme),
        (SignalField.StatutoryThreshold, said => said.StatutoryThreshold is { } above ? above ? "yes" : "no" : null), (SignalField.Concerns, said => Codes(said.Concerns)),
        (SignalField.Strengths, said => Codes(said.Strengths)), (SignalField.Detail, said => said.Detail), (SignalField.Withdrawn, said => said.Withdrawn ? "true" : "false"),
    ];

    /// <summary>Enumerations by their names, days by year, month and day.</summary>
    public static ImportTerms Terms { get; } = new()
    {
        Headings = [.. Columns.Select(column => NameOf(column.Field))],
        Columns = Columns.ToDictionary(column => column.Field, column => NameOf(column.Field)),
        Dates = DateForm.YearMonthDay,
        Kinds = Words<SignalKind>(),
        Roles = Words<PoliceRole>(),
        Standings = Words<RecordStanding>(),
        Sexes = Words<Sex>(),
        Programmes = Words<Programme>(),
        Withdrawals = new Dictionary<string, bool> { [ImportTerms.Fold("true")] = true, [ImportTerms.Fold("false")] = false },
    };

    public static RowSource Source(IReadOnlyList<PostedSignal?> signals) => new(Terms.Headings,
        signals.Select((said, index) => new SourceRow(index + FirstRow, said is null ? [] : [.. Columns.Select(column => column.Said(said))], null, index + 1)), signals.Count);

    /// <summary>The field’s name in the delivery.</summary>
    public static string NameOf(SignalField field) => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..];

    private static string? Codes(IReadOnlyList<string>? codes) => codes is { Count: > 0 } ? string.Join(';', codes) : null;

    private static Dictionary<string, T> Words<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => ImportTerms.Fold(value.ToString()));
}

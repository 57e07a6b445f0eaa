using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Imports.Columns;

public sealed class ColumnsForm : IVersioned
{
    /// <summary>In the order in which a page asks.</summary>
    public static readonly IReadOnlyList<(string Heading, IReadOnlyList<SignalField> Fields)> Groups =
    [
        (Words.Key("Whom it is about"),
        [
            SignalField.GivenName, SignalField.MiddleNames, SignalField.FamilyName, SignalField.BornOn, SignalField.Sex, SignalField.Address, SignalField.Town, SignalField.Postcode, SignalField.AreaCode,
            SignalField.School, SignalField.Upn, SignalField.NhsNumber, SignalField.PncId, SignalField.LocalId,
        ]),
        (Words.Key("What it says"),
        [
            SignalField.Kind, SignalField.OccurredOn, SignalField.EndedOn, SignalField.Reference, SignalField.Quantity, SignalField.Programme, SignalField.StatutoryThreshold, SignalField.Concerns,
            SignalField.Strengths, SignalField.Detail,
        ]),
        (Words.Key("Police records"), [SignalField.Role, SignalField.Standing, SignalField.Outcome, SignalField.OutcomeOn]),
        (Words.Key("Corrections"), [SignalField.SourceKey, SignalField.Withdrawn]),
    ];

    [Display(Name = "Columns")] public List<ColumnAnswer> Columns { get; set; } = [];
    [Display(Name = "Every row says")] public SignalKind? Kind { get; set; }
    [Display(Name = "Every row is of this programme")] public Programme? Programme { get; set; }
    [Display(Name = "How are days written in this file?")] public DateForm? Dates { get; set; }
    [Display(Name = "Attendance is written as a part of one, such as 0.93")] public bool AttendanceIsFraction { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid ImportId { get; set; }
    [BindNever] public IReadOnlyList<string> Headings { get; set; } = [];
    [BindNever] public IReadOnlyList<SignalKind> Kinds { get; set; } = [];
    [BindNever] public IReadOnlyList<IReadOnlyList<string?>> Preview { get; set; } = [];
    [BindNever] public bool IsRemembered { get; set; }
    [BindNever] public IReadOnlyList<string> Gone { get; set; } = [];
    [BindNever] public IReadOnlyList<string> New { get; set; } = [];

    public IReadOnlyList<Choice> Options => [.. Headings.Select((heading, index) => new Choice(index.ToString(CultureInfo.InvariantCulture), heading) { IsTyped = true })];

    public int PlaceOf(SignalField field) => Columns.FindIndex(answer => answer.Field == field);

    public string? HeadingOf(SignalField field) => Columns.Find(answer => answer.Field == field) is { Column: { } column } && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < Headings.Count ? Headings[index] : null;
}

/// <summary>Which column fills one field.</summary>
public sealed class ColumnAnswer
{
    [Display(Name = "Field")] public SignalField Field { get; set; }
    /// <summary>Its place in the file, from 0; nothing where the file has none.</summary>
    [Display(Name = "Column"), UpTo(5)] public string? Column { get; set; }
}

namespace YoungFutures.Web.Features.Errors;

/// <summary>A page that says why there is no other. Reference: what to quote when asking for help. Reason: already in the reader's language. Back: an address of this site.</summary>
public sealed record ErrorPage(string? Reference = null, string? Reason = null, string? Back = null)
{
    /// <summary>What the reader typed into the form that was not acted on.</summary>
    public IReadOnlyList<AnswerLine> Typed { get; init; } = [];
}

/// <summary>How many seconds to wait, and the form that was kept meanwhile.</summary>
public sealed record TooManyPage(string Seconds, Guid? KeptFormId);

/// <summary>One answer as the reader gave it, and as it stands in the record by now; nothing where the record has no such answer of its own.</summary>
public sealed record AnswerLine(string Label, string Typed, string? Stored);

/// <summary>Somebody else changed the record meanwhile: both versions, and what is needed to send the reader's own all the same.</summary>
public sealed record ConflictPage(IReadOnlyList<AnswerLine> Lines, IReadOnlyList<KeyValuePair<string, string>> Repeat, string? Version,
    string? ChangedBy, DateTime? ChangedAt, string Back, string? PageName);

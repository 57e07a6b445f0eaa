namespace YoungFutures.Web.Features.Errors;

/// <summary>A page that says why there is no other. Reference: what to quote when asking for help. Reason: already in the reader's language. Back: an address of this site.</summary>
public sealed record ErrorPage(string? Reference = null, string? Reason = null, string? Back = null);

/// <summary>One answer in two versions: what the reader typed, and what stands in the record by now.</summary>
public sealed record ConflictLine(string Field, string Label, string Typed, string? Stored);

/// <summary>Somebody else changed the record meanwhile: both versions, and what is needed to send the reader's own all the same.</summary>
public sealed record ConflictPage(IReadOnlyList<ConflictLine> Lines, IReadOnlyList<KeyValuePair<string, string>> Repeat, string? Version,
    string? ChangedBy, DateTime? ChangedAt, string Back);

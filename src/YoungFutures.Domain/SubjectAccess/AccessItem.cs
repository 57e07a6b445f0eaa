using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace YoungFutures.Domain.SubjectAccess;

public enum ItemDecision
{
    [Display(Name = "To be decided")] Undecided,
    [Display(Name = "Disclose as it is written")] Disclosed,
    [Display(Name = "Disclose with something taken out")] Redacted,
    [Display(Name = "Withhold")] Withheld,
}

/// <summary>On what ground something is kept back, with its place in the Data Protection Act 2018.</summary>
public enum Exemption
{
    [Display(Name = "Information about another person (Schedule 2, paragraph 16)")] ThirdParty,
    [Display(Name = "Health: likely to cause serious harm (Schedule 3, paragraph 5)")] HealthHarm,
    [Display(Name = "Health: told in the expectation that it would not be passed on to whoever asks (Schedule 3, paragraph 4)")] HealthWishes,
    [Display(Name = "Social work: likely to cause serious harm (Schedule 3, paragraph 11)")] SocialWorkHarm,
    [Display(Name = "Social work: told in the expectation that it would not be passed on to whoever asks (Schedule 3, paragraph 10)")] SocialWorkWishes,
    [Display(Name = "Education: likely to cause serious harm (Schedule 3, paragraph 19)")] EducationHarm,
    [Display(Name = "Child abuse, and not in the young person’s best interests (Schedule 3, paragraph 21)")] ChildAbuse,
    [Display(Name = "Processed by a court (Schedule 3, paragraphs 3, 9 and 18)")] Court,
    [Display(Name = "Crime and taxation (Schedule 2, paragraph 2)")] Crime,
    [Display(Name = "Required by law, or for legal proceedings (Schedule 2, paragraph 5)")] LegalProceedings,
    [Display(Name = "Work to protect the public (Schedule 2, paragraph 7)")] ProtectingPublic,
    [Display(Name = "Legal professional privilege (Schedule 2, paragraph 19)")] Privilege,
}

/// <summary>
/// One record that a request found, and what is decided about it. It holds which record, and no word of it: what is taken out is kept as places in the text, with a mark of what the text was.
/// </summary>
public sealed class AccessItem : Record, IAboutYoungPerson
{
    private AccessItem() { }

    internal AccessItem(AccessRequest request, string kind, Guid recordId, DateTime on, Guid? agencyId, bool needsOpinion)
    {
        (PanelId, SubjectId, AccessRequestId) = (request.PanelId, request.SubjectId, request.Id);
        (Kind, RecordId, On, AgencyId, NeedsOpinion) = (kind, recordId, on, agencyId, needsOpinion);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid AccessRequestId { get; private set; }
    public string Kind { get; private set; } = "";
    public Guid RecordId { get; private set; }
    /// <summary>When it was written, for the order; the first moment there is where it has no date.</summary>
    public DateTime On { get; private set; }
    /// <summary>Whose it is.</summary>
    public Guid? AgencyId { get; private set; }
    /// <summary>Data about health, social work or education: the opinion of the professional comes first.</summary>
    public bool NeedsOpinion { get; private set; }
    public ItemDecision Decision { get; private set; } = ItemDecision.Undecided;
    public Exemption? Exemption { get; private set; }
    public string? Because { get; private set; }
    /// <summary>Why what it says of another person goes all the same: they agreed, or it is reasonable without.</summary>
    public string? OthersBecause { get; private set; }
    /// <summary>To say that it is withheld would itself say what it is.</summary>
    public bool IsUnsaid { get; private set; }
    public string? Redactions { get; private set; }
    /// <summary>Of what the record said when it was decided about.</summary>
    public string? Mark { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }

    public bool IsDecided => Decision != ItemDecision.Undecided;
    public bool HasDate => On > DateTime.MinValue;

    /// <param name="record">As it stands now.</param>
    /// <param name="hasOpinion">The professional has said what they think.</param>
    public void Disclose(Act act, AccessRequest request, RecordSaid record, Redaction redaction, string? othersBecause, bool hasOpinion)
    {
        MustBeOf(request);
        if (NeedsOpinion && !hasOpinion) throw new Refused("This is about health, social work or education. Ask the professional, and record what they say, before it is disclosed.");
        if (string.IsNullOrWhiteSpace(othersBecause) && record.Others.Any(said => !redaction.TakesWhole(said.Column)))
            throw new Refused("This holds information about another person. Take it out, or say why it is disclosed all the same.");
        if (redaction.ToString().Length > Data.Lengths.Text) throw new Refused("So many passages cannot be kept one by one. Take the whole answer out instead.");
        Forget();
        Decision = redaction.IsEmpty ? ItemDecision.Disclosed : ItemDecision.Redacted;
        (Redactions, OthersBecause, Mark) = (redaction.IsEmpty ? null : redaction.ToString(), string.IsNullOrWhiteSpace(othersBecause) ? null : othersBecause, record.MarkFor(Id));
        (DecidedAt, DecidedById) = (act.At, act.UserId);
    }

    public void Redact(Act act, AccessRequest request, RecordSaid record, Redaction redaction, Exemption exemption, string because, string? othersBecause, bool hasOpinion)
    {
        if (redaction.IsEmpty) throw new Refused("Choose what is taken out.");
        Disclose(act, request, record, redaction, othersBecause, hasOpinion);
        (Exemption, Because) = (exemption, because);
    }

    public void Withhold(Act act, AccessRequest request, RecordSaid record, Exemption exemption, string because, bool unsaid)
    {
        MustBeOf(request);
        Forget();
        (Decision, Exemption, Because, IsUnsaid, Mark) = (ItemDecision.Withheld, exemption, because, unsaid, record.MarkFor(Id));
        (DecidedAt, DecidedById) = (act.At, act.UserId);
    }

    /// <summary>The record says something else than when it was decided about: nobody has read what would go.</summary>
    public bool Fits(RecordSaid record) => Mark == record.MarkFor(Id);

    internal void FallOpen()
    {
        Forget();
        (DecidedAt, DecidedById) = (null, null);
    }

    internal void Take(DateTime on, Guid? agencyId, bool needsOpinion)
    {
        if (On != on) On = on;
        if (AgencyId != agencyId) AgencyId = agencyId;
        if (NeedsOpinion != needsOpinion) NeedsOpinion = needsOpinion;
    }

    private void MustBeOf(AccessRequest request)
    {
        if (request.Id != AccessRequestId) throw new ArgumentException("The item belongs to another request.", nameof(request));
        if (request.State != AccessState.Deciding) throw new Refused("This request is not being decided any more.");
    }

    private void Forget() => (Decision, Exemption, Because, OthersBecause, IsUnsaid, Redactions, Mark) = (ItemDecision.Undecided, null, null, null, false, null, null);
}

/// <summary>What is taken out of a record: whole columns, and places in a text. It holds no word of what stood there.</summary>
public sealed class Redaction
{
    private const char BetweenColumns = '|', AfterColumn = '=', BetweenPlaces = ',', Length = '+', Whole = '*';

    private readonly SortedDictionary<string, List<(int Start, int Length)>?> taken = new(StringComparer.Ordinal);

    private Redaction() { }

    public static Redaction None => new();
    public bool IsEmpty => taken.Count == 0;
    public IReadOnlyCollection<string> WholeColumns => [.. taken.Where(held => held.Value is null).Select(held => held.Key)];

    /// <param name="passages">Each as it stands in one of the texts; every place where it stands is taken out.</param>
    /// <exception cref="Refused">A passage stands nowhere in the record.</exception>
    public static Redaction Of(RecordSaid record, IEnumerable<string> columns, IEnumerable<string> passages)
    {
        var made = new Redaction();
        foreach (var column in columns.Distinct(StringComparer.Ordinal))
            if (record.Said.Any(said => said.Column == column)) made.taken[column] = null;
        foreach (var passage in passages.Select(line => line.Trim()).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal))
        {
            var found = false;
            foreach (var said in record.Said.Where(said => said.Text is not null))
                for (var at = said.Text!.IndexOf(passage, StringComparison.OrdinalIgnoreCase); at >= 0; at = said.Text.IndexOf(passage, at + 1, StringComparison.OrdinalIgnoreCase))
                {
                    found = true;
                    if (!made.taken.TryGetValue(said.Column, out var places)) made.taken[said.Column] = places = [];
                    places?.Add((at, passage.Length));
                }
            if (!found) throw new Refused("One of the passages stands nowhere in this record. Copy it exactly, one line at a time.");
        }

        return made;
    }

    public bool TakesWhole(string column) => taken.TryGetValue(column, out var places) && places is null;
    public bool Touches(string column) => taken.ContainsKey(column);

    /// <summary>The text without what is taken out.</summary>
    public string Apply(string column, string text, string instead)
    {
        if (!taken.TryGetValue(column, out var places)) return text;
        if (places is null) return instead;
        var (left, at) = (new System.Text.StringBuilder(), 0);
        foreach (var (start, length) in places.Where(place => place.Start < text.Length).OrderBy(place => place.Start).ThenByDescending(place => place.Length))
        {
            var end = Math.Min(text.Length, start + length);
            if (start >= at) left.Append(text, at, start - at).Append(instead);
            at = Math.Max(at, end);
        }

        return left.Append(text, at, text.Length - at).ToString();
    }

    public override string ToString() => string.Join(BetweenColumns, taken.Select(held => held.Key + AfterColumn
        + (held.Value is null ? Whole.ToString() : string.Join(BetweenPlaces, held.Value.Distinct().Order().Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Start}{Length}{place.Length}"))))));

    public static Redaction Read(string? kept)
    {
        var made = new Redaction();
        foreach (var column in (kept ?? "").Split(BetweenColumns, StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, places) = (column[..column.IndexOf(AfterColumn)], column[(column.IndexOf(AfterColumn) + 1)..]);
            made.taken[name] = places == Whole.ToString() ? null
                : [.. places.Split(BetweenPlaces).Select(place => place.Split(Length)).Select(pair => (int.Parse(pair[0], CultureInfo.InvariantCulture), int.Parse(pair[1], CultureInfo.InvariantCulture)))];
        }

        return made;
    }
}

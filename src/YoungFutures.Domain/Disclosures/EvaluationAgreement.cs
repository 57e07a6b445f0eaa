using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using YoungFutures.Domain.Audit;

namespace YoungFutures.Domain.Disclosures;

/// <summary>What an extract for an evaluation can hold beside a pseudonym and whether the case is of the pilot. Codes, groups and whole weeks: no date, no place below the panel, no text.</summary>
public enum EvaluationField
{
    [Display(Name = "Age on the day of referral, in groups")] AgeGroup,
    [Display(Name = "Sex")] Sex,
    [Display(Name = "Ethnic group, in five groups")] Ethnicity,
    [Display(Name = "Language")] Language,
    [Display(Name = "Who the first referral came from")] Source,
    [Display(Name = "Triggers of the referrals")] Triggers,
    [Display(Name = "Whether somebody known before was referred")] IsRepeat,
    [Display(Name = "Weeks from referral to the first decision")] WeeksToDecision,
    [Display(Name = "First decision of the panel")] FirstDecision,
    [Display(Name = "Weeks from referral to support")] WeeksToSupport,
    [Display(Name = "Kinds of support offered")] SupportOffered,
    [Display(Name = "Kinds of support taken up")] SupportTakenUp,
    [Display(Name = "Sessions attended, in groups")] Sessions,
    [Display(Name = "Weeks from referral to closing")] WeeksToClosing,
    [Display(Name = "Reason for closing")] ClosingReason,
    [Display(Name = "Change of the young person’s own goals, in groups")] GoalChange,
    [Display(Name = "Whether it held after 3, 6 and 12 months")] Holding,
}

/// <summary>
/// A named evaluator may have a pseudonymised extract, for a purpose, on a basis, for a time. It holds a key of its own by which people are renamed: extracts of two agreements have no name in common, and
/// once the key is destroyed no one can say who anybody in an extract was.
/// </summary>
public sealed class EvaluationAgreement : Record
{
    /// <summary>The pilot of the programme, first and last day.</summary>
    public static readonly DateOnly PilotFrom = new(2025, 10, 1);
    public static readonly DateOnly PilotUntil = new(2026, 3, 31);

    private EvaluationAgreement() { }

    /// <param name="casesFrom">The first day of referral of the cases it covers.</param>
    public EvaluationAgreement(Act act, Recipient evaluator, string purpose, DateOnly from, DateOnly until, DateOnly casesFrom, DateOnly casesUntil, IEnumerable<EvaluationField> fields, AuditKeyring keyring)
    {
        if (until < from || casesUntil < casesFrom) throw new Refused("The last day is before the first.");
        if (until < act.Today) throw new Refused("An agreement that is over already gives nobody anything.");
        PanelId = act.Panel.Id;
        (Organisation, Post, Basis, Purpose) = (evaluator.Organisation, evaluator.Post, evaluator.Basis, purpose);
        (From, Until, CasesFrom, CasesUntil) = (from, until, casesFrom, casesUntil);
        Fields = [.. fields.Distinct().Order()];
        if (Fields.Count == 0) throw new Refused("Choose what the extract holds.");
        (RecordedAt, RecordedById) = (act.At, act.UserId);
        WrappedKey = keyring.Wrap(RandomNumberGenerator.GetBytes(32), Id);
    }

    public Guid PanelId { get; private set; }
    public string Organisation { get; private set; } = "";
    public string Post { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public string Basis { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public DateOnly CasesFrom { get; private set; }
    public DateOnly CasesUntil { get; private set; }
    public List<EvaluationField> Fields { get; private set; } = [];
    public DateTime RecordedAt { get; private set; }
    public Guid RecordedById { get; private set; }
    /// <summary>Wrapped by the instance’s secret, which is kept outside the database. The audit never holds it. Nothing once it is destroyed.</summary>
    public byte[]? WrappedKey { get; private set; }
    public DateTime? KeyDestroyedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }

    public bool IsInForceOn(DateOnly day) => EndedAt is null && WrappedKey is not null && From <= day && day <= Until;

    public void MustBeInForce(DateOnly day)
    {
        if (day < From) throw new Refused("This agreement is not in force yet.");
        if (!IsInForceOn(day)) throw new Refused("This agreement is over and its key is destroyed. There are no more extracts under it.");
    }

    /// <summary>Before its day. The key goes with it.</summary>
    public void End(Act act)
    {
        if (EndedAt is not null) throw new Refused("This agreement has been ended already.");
        (EndedAt, EndedById) = (act.At, act.UserId);
        DestroyKey(act.At);
    }

    internal void DestroyKey(DateTime at)
    {
        if (WrappedKey is null) return;
        WrappedKey = null;
        KeyDestroyedAt = at;
    }

    /// <exception cref="Refused">The key is destroyed.</exception>
    public Pseudonyms Pseudonyms(AuditKeyring keyring) => new(keyring.Unwrap(WrappedKey ?? throw new Refused("This agreement is over and its key is destroyed. There are no more extracts under it."), Id));
}

/// <summary>Names that say nothing: HMAC-SHA256 of an id under the key of one agreement, the first 16 bytes in hexadecimal digits.</summary>
public sealed class Pseudonyms(byte[] key)
{
    public string Of(Guid id) => Convert.ToHexStringLower(HMACSHA256.HashData(key, id.ToByteArray())[..16]);
}

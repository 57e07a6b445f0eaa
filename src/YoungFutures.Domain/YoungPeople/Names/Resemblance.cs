using System.ComponentModel.DataAnnotations;
using System.Globalization;
using YoungFutures.Domain.Text;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>What is said of a person when somebody asks whether they are known already; any of it may be missing.</summary>
public sealed record PersonFacts(
    string Given,
    string Family,
    string? Preferred,
    IReadOnlyList<string> AlsoKnownAs,
    DateOnly? BornOn,
    bool BornOnEstimated,
    string? Sex,
    string? Postcode,
    string? School);

/// <summary>What is compared between two people, in the order in which it is shown.</summary>
public enum PersonField
{
    [Display(Name = "Given name")] Given,
    [Display(Name = "Family name")] Family,
    [Display(Name = "Date of birth")] BornOn,
    [Display(Name = "Sex")] Sex,
    [Display(Name = "Postcode")] Postcode,
    [Display(Name = "School")] School,
}

/// <summary>How one field of two people agrees, the strongest first.</summary>
public enum ResemblanceLevel
{
    /// <summary>Equal, accents, case, apostrophes and hyphens aside.</summary>
    [Display(Name = "The same")] Same,

    /// <summary>Another form of one name: a short form, a preferred or other known name, the Welsh or English counterpart; a school named in the other language.</summary>
    [Display(Name = "Another form of the same")] Equivalent,

    /// <summary>Given and family name the other way round, or day and month of birth.</summary>
    [Display(Name = "The other way round")] Swapped,

    /// <summary>One of two names, or an initial.</summary>
    [Display(Name = "Partly the same")] SharesPart,

    /// <summary>Almost the same as written: a mistyped letter or digit, an estimated date within a year, a postcode in the same sector.</summary>
    [Display(Name = "Almost the same")] Close,

    /// <summary>Spelled otherwise but much alike when spoken.</summary>
    [Display(Name = "Sounds alike")] SoundsAlike,

    [Display(Name = "Differs")] Differs,

    /// <summary>Not known for one of the two.</summary>
    [Display(Name = "Not known for both")] Missing,
}

/// <summary>How one field of two people agrees.</summary>
public readonly record struct FieldResemblance(PersonField Field, ResemblanceLevel Level)
{
    /// <summary>True for every level that speaks for one person.</summary>
    public bool Agrees => Level < ResemblanceLevel.Differs;
}

/// <summary>What agrees and what differs between two people, field by field, for a person to judge. It is not a score and decides nothing.</summary>
public sealed class Resemblance
{
    private const double AlikeAsWritten = 0.92;
    private const int MaxOtherNames = 20;

    private static readonly HashSet<string> WordsOfAnySchool =
    [
        "academi", "academy", "c", "campus", "canolfan", "centre", "coleg", "college", "community", "comprehensive", "cyfun", "ed", "gyfun", "gymunedol", "gynradd", "high",
        "infant", "infants", "junior", "primary", "school", "secondary", "the", "uned", "unit", "uwchradd", "y", "ysgol",
    ];

    private Resemblance(IReadOnlyList<FieldResemblance> fields) => Fields = fields;

    /// <summary>One for each <see cref="PersonField"/>, in its order.</summary>
    public IReadOnlyList<FieldResemblance> Fields { get; }

    public ResemblanceLevel this[PersonField field] => Fields[(int)field].Level;

    /// <summary>
    /// True when somebody about to record a new person should look at this one first: both names agree and the birth date does not
    /// speak against it; both names are the same or forms of the same although the birth date differs, when year, postcode or school
    /// speak for it; the birth date agrees with one of the names; or birth date and postcode are the same.
    /// </summary>
    public bool WorthShowing { get; private init; }

    /// <summary>Puts those that agree in more, and more strongly, first: birth date and names before the rest.</summary>
    public static IComparer<Resemblance> StrongestFirst { get; } = Comparer<Resemblance>.Create((one, other) => one.Weakness().CompareTo(other.Weakness()));

    /// <summary>Compares two people. Symmetric; never throws, whatever the text; the time is bounded by the longest text that counts.</summary>
    public static Resemblance Between(PersonFacts one, PersonFacts other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);

        var (given, family) = Names(one, other);
        var fields = new[]
        {
            new FieldResemblance(PersonField.Given, given),
            new FieldResemblance(PersonField.Family, family),
            new FieldResemblance(PersonField.BornOn, BirthDates(one, other)),
            new FieldResemblance(PersonField.Sex, Words(one.Sex, other.Sex)),
            new FieldResemblance(PersonField.Postcode, Postcodes(one.Postcode, other.Postcode)),
            new FieldResemblance(PersonField.School, Schools(one.School, other.School)),
        };
        return new Resemblance(fields) { WorthShowing = IsWorthShowing(fields, one.BornOn?.Year == other.BornOn?.Year) };
    }

    private static bool IsWorthShowing(FieldResemblance[] fields, bool sameYear)
    {
        var given = fields[(int)PersonField.Given];
        var family = fields[(int)PersonField.Family];
        var born = fields[(int)PersonField.BornOn];
        var postcode = fields[(int)PersonField.Postcode];
        var school = fields[(int)PersonField.School];

        if (given.Agrees && family.Agrees)
        {
            if (born.Level != ResemblanceLevel.Differs) return true;
            if (IsOneName(given.Level) && IsOneName(family.Level) && (sameYear || postcode.Agrees || school.Agrees)) return true;
        }
        if (born.Level is ResemblanceLevel.Same or ResemblanceLevel.Swapped && (IsMoreThanSound(given) || IsMoreThanSound(family))) return true;
        return born.Level == ResemblanceLevel.Same && postcode.Level == ResemblanceLevel.Same;
    }

    private static bool IsOneName(ResemblanceLevel level) => level <= ResemblanceLevel.Swapped;

    private static bool IsMoreThanSound(FieldResemblance field) => field.Level <= ResemblanceLevel.Close;

    private (int Disagreeing, int Telling, int Others) Weakness()
    {
        var telling = Fields.Where(field => field.Field <= PersonField.BornOn).ToList();
        return (telling.Count(field => !field.Agrees), telling.Sum(field => (int)field.Level), Fields.Sum(field => (int)field.Level));
    }

    private static (ResemblanceLevel Given, ResemblanceLevel Family) Names(PersonFacts one, PersonFacts other)
    {
        var (oneGiven, oneFamily) = (FoldedName.Of(one.Given), FoldedName.Of(one.Family));
        var (otherGiven, otherFamily) = (FoldedName.Of(other.Given), FoldedName.Of(other.Family));

        var given = Name(oneGiven, otherGiven, NamePart.Given);
        var family = Name(oneFamily, otherFamily, NamePart.Family);
        if (given > ResemblanceLevel.Equivalent && OtherNames(one, oneGiven, NamePart.Given).Overlaps(OtherNames(other, otherGiven, NamePart.Given)))
        {
            given = ResemblanceLevel.Equivalent;
        }
        if (family > ResemblanceLevel.Equivalent && OtherNames(one, oneFamily, NamePart.Family).Overlaps(OtherNames(other, otherFamily, NamePart.Family)))
        {
            family = ResemblanceLevel.Equivalent;
        }

        if (given > ResemblanceLevel.Equivalent && family > ResemblanceLevel.Equivalent
            && IsSwapped(oneGiven, otherFamily) && IsSwapped(oneFamily, otherGiven))
        {
            return (ResemblanceLevel.Swapped, ResemblanceLevel.Swapped);
        }
        return (given, family);
    }

    private static bool IsSwapped(FoldedName one, FoldedName other) =>
        Name(one, other, part: null) is ResemblanceLevel.Same or ResemblanceLevel.Equivalent or ResemblanceLevel.Close;

    private static ResemblanceLevel Name(FoldedName one, FoldedName other, NamePart? part)
    {
        if (one.IsEmpty || other.IsEmpty) return ResemblanceLevel.Missing;
        if (one.Joined == other.Joined) return ResemblanceLevel.Same;
        if (AreForms(one.Joined, other.Joined, part)
            || (one.Words.Count == other.Words.Count && one.Words.Zip(other.Words).All(pair => AreForms(pair.First, pair.Second, part))))
        {
            return ResemblanceLevel.Equivalent;
        }
        if (ShareAPart(one, other, part)) return ResemblanceLevel.SharesPart;
        if (AreClose(one.Joined, other.Joined)) return ResemblanceLevel.Close;
        return NameSound.Alike(one.Joined, other.Joined) ? ResemblanceLevel.SoundsAlike : ResemblanceLevel.Differs;
    }

    private static bool AreForms(string one, string other, NamePart? part) =>
        Nicknames.AreEquivalent(one, other, part) || NameKeys.MacForms(one).Contains(other) || NameKeys.MacForms(other).Contains(one);

    private static bool ShareAPart(FoldedName one, FoldedName other, NamePart? part)
    {
        if (one.Joined.Length == 1 || other.Joined.Length == 1) return one.Joined[0] == other.Joined[0];
        return (one.Words.Count > 1 || other.Words.Count > 1)
            && one.Words.Any(word => word.Length > 1 && other.Words.Any(otherWord => AreForms(word, otherWord, part)));
    }

    private static bool AreClose(string one, string other)
    {
        var shorter = Math.Min(one.Length, other.Length);
        return (shorter >= 4 && Spelling.IsOneEdit(one, other))
            || (shorter >= 3 && Spelling.JaroWinkler(TypedText.Truncate(one, NameKeys.MaxLength), TypedText.Truncate(other, NameKeys.MaxLength)) >= AlikeAsWritten);
    }

    // An also-known-as is "Jay", or "Jay Smith": all but its last word may be a given name, its last a family name.
    private static HashSet<string> OtherNames(PersonFacts facts, FoldedName own, NamePart part)
    {
        var names = new HashSet<string>();
        if (!own.IsEmpty) names.Add(own.Joined);
        var preferred = FoldedName.Of(facts.Preferred);
        if (part == NamePart.Given && !preferred.IsEmpty) names.Add(preferred.Joined);
        foreach (var known in (facts.AlsoKnownAs ?? []).Take(MaxOtherNames).Select(FoldedName.Of))
        {
            if (known.IsEmpty) continue;
            if (part == NamePart.Family)
            {
                if (known.Words.Count > 1) names.Add(known.Words[^1]);
                continue;
            }
            names.Add(known.Joined);
            names.UnionWith(known.Words.SkipLast(1));
        }
        return names;
    }

    private static ResemblanceLevel BirthDates(PersonFacts one, PersonFacts other)
    {
        if (one.BornOn is not { } born || other.BornOn is not { } otherBorn) return ResemblanceLevel.Missing;
        if (born == otherBorn) return ResemblanceLevel.Same;
        if (born.Year == otherBorn.Year && born.Month == otherBorn.Day && born.Day == otherBorn.Month) return ResemblanceLevel.Swapped;
        if (Spelling.IsOneEdit(Digits(born), Digits(otherBorn))) return ResemblanceLevel.Close;
        var estimatedNear = (one.BornOnEstimated || other.BornOnEstimated) && Math.Abs(born.DayNumber - otherBorn.DayNumber) <= 366;
        return estimatedNear ? ResemblanceLevel.Close : ResemblanceLevel.Differs;
    }

    private static string Digits(DateOnly day) => day.ToString("ddMMyyyy", CultureInfo.InvariantCulture);

    private static ResemblanceLevel Words(string? one, string? other)
    {
        var (folded, otherFolded) = (FoldedName.Fold(one), FoldedName.Fold(other));
        if (folded.Length == 0 || otherFolded.Length == 0) return ResemblanceLevel.Missing;
        return folded == otherFolded ? ResemblanceLevel.Same : ResemblanceLevel.Differs;
    }

    private static ResemblanceLevel Postcodes(string? one, string? other)
    {
        one = Postcode.Normalise(one);
        other = Postcode.Normalise(other);
        if (Postcode.SaysNothing(one) || Postcode.SaysNothing(other)) return ResemblanceLevel.Missing;
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase)) return ResemblanceLevel.Same;
        if (Postcode.Sector(one) is { } sector && sector == Postcode.Sector(other)) return ResemblanceLevel.Close;
        return one!.Length > 5 && Spelling.IsOneEdit(one, other) ? ResemblanceLevel.Close : ResemblanceLevel.Differs;
    }

    private static ResemblanceLevel Schools(string? one, string? other)
    {
        var words = Words(one, other);
        if (words != ResemblanceLevel.Differs) return words;
        var (own, otherOwn) = (SchoolName(one), SchoolName(other));
        if (own.Length == 0 || otherOwn.Length == 0) return ResemblanceLevel.Differs;
        if (own == otherOwn) return ResemblanceLevel.Equivalent;
        return AreClose(own, otherOwn) ? ResemblanceLevel.Close : ResemblanceLevel.Differs;
    }

    private static string SchoolName(string? school) => string.Concat(FoldedName.Fold(school).Split(' ').Where(word => !WordsOfAnySchool.Contains(word)));
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace YoungFutures.Domain.Linkage;

/// <summary>How much one field of a comparison speaks for or against.</summary>
/// <param name="Level">Code of one of <see cref="Levels.All"/>.</param>
/// <param name="Weight">In bits: log2 of how much likelier the level is between two records of one person than between two people.</param>
public sealed record FieldComparison(LinkageField Field, string Level, Agreement Agreement, double Weight);

/// <summary>Why two records may be one person. <see cref="Total"/> is the sum of the weights of the fields, <see cref="Prior"/>, <see cref="Frequency"/> and <see cref="Family"/>.</summary>
/// <param name="Prior">Log2 of the odds before anything is compared.</param>
/// <param name="Frequency">In bits, how much rarer (or, below 0, commoner) the names are than names on average.</param>
/// <param name="Family">In bits, 0 or less: the bar "could be a brother, sister, twin or namesake".</param>
/// <param name="Total">Log2 of the odds that the two are one person.</param>
/// <param name="Probability">The same from 0 to 1.</param>
/// <param name="Pattern">All levels in one number, to be stored.</param>
public sealed record Comparison(IReadOnlyList<FieldComparison> Fields, double Prior, double Frequency, double Family, double Total, double Probability, int Pattern);

/// <summary>What is known of how records of one person, and of several people, agree: how often each level occurs in both, how common names are.</summary>
/// <remarks>
/// After Fellegi and Sunter (1969). <c>m</c> is how often a level occurs between records of one person, <c>u</c> between people who have
/// nothing to do with each other, <c>sibling</c> and <c>twin</c> between brothers and sisters. Immutable; safe to share between threads.
/// </remarks>
public sealed partial class LinkageModel
{
    /// <summary>From this probability records are joined without asking.</summary>
    public const double JoinFrom = 0.95;

    /// <summary>From this probability a person is asked.</summary>
    public const double AskFrom = 0.05;

    // What a name costs at most that nobody, or hardly anybody, has: no more than if this many people had it.
    private const double RarestNameOf = 0.5;

    // For each hundred pairs of one person, as many pairs of two who have the same full name for other reasons than chance (families, communities, fashion),
    // however rare it is. A name alone never says more than that leaves.
    private const double Namesakes = 0.02;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = false,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Content content;
    private readonly double[][] forMatch;
    private readonly double[][] forSibling;
    private readonly double[][] forTwin;
    private readonly Dictionary<ulong, int> given;
    private readonly Dictionary<ulong, int> surname;
    private readonly Dictionary<ulong, int> full;
    private readonly Lazy<string> version;
    private readonly double prior;
    private readonly double siblingOdds;
    private readonly double twinOdds;
    private readonly double uGiven;
    private readonly double uSurname;

    private LinkageModel(Content content)
    {
        this.content = content;
        var fields = Levels.Fields;
        forMatch = new double[fields][];
        forSibling = new double[fields][];
        forTwin = new double[fields][];
        for (var field = 0; field < fields; field++)
        {
            var levels = Levels.Of((LinkageField)field);
            forMatch[field] = new double[16];
            forSibling[field] = new double[16];
            forTwin[field] = new double[16];
            for (var level = 1; level < levels.Count; level++)
            {
                if (!content.Levels.TryGetValue(levels[level].Code, out var rates)) continue;
                forMatch[field][level] = Math.Log2(rates.M / rates.U);
                forSibling[field][level] = Math.Log2(rates.Sibling / rates.U);
                forTwin[field][level] = Math.Log2(rates.Twin / rates.U);
            }
        }
        given = Hashed(content.GivenNames);
        surname = Hashed(content.Surnames);
        full = Hashed(content.FullNames);
        uGiven = Math.Log2(content.Levels["given.exact"].U);
        uSurname = Math.Log2(content.Levels["surname.exact"].U);
        var unrelated = 1 - content.Match - content.Sibling - content.Twin;
        prior = Math.Log2(content.Match / unrelated);
        siblingOdds = content.Sibling / unrelated;
        twinOdds = content.Twin / unrelated;
        version = new Lazy<string>(() => VersionOf(content));
    }

    /// <summary>A hash of the content: two models that say the same have the same.</summary>
    public string Version => version.Value;

    /// <summary>Sensible rates for a panel with no data yet, and the commonest names of England and Wales.</summary>
    public static LinkageModel Shipped => Starting.Model;

    /// <summary>People among whom the names were counted.</summary>
    public double People => content.People;

    internal Content What => content;

    public string ToJson() => JsonSerializer.Serialize(content, Json);

    /// <exception cref="FormatException">The text is not a model, or a rate in it is not between 0 and 1.</exception>
    public static LinkageModel FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Content? read;
        try
        {
            read = JsonSerializer.Deserialize<Content>(json, Json);
        }
        catch (JsonException fault)
        {
            throw new FormatException("This is not a linkage model.", fault);
        }
        if (read?.Levels is null || read.GivenNames is null || read.Surnames is null || read.FullNames is null
            || !(read.People > 0) || !InRange(read.Match) || !InRange(read.Sibling) || !InRange(read.Twin) || read.Match + read.Sibling + read.Twin >= 1)
        {
            throw new FormatException("The linkage model lacks a part.");
        }
        foreach (var level in Levels.All)
        {
            if (level.Code.EndsWith(".missing", StringComparison.Ordinal)) continue;
            if (!read.Levels.TryGetValue(level.Code, out var rates) || !InRange(rates.M) || !InRange(rates.U) || !InRange(rates.Sibling) || !InRange(rates.Twin))
                throw new FormatException($"The linkage model lacks a rate between 0 and 1 for {level.Code}.");
        }
        return new LinkageModel(read);

        static bool InRange(double rate) => rate is > 0 and <= 1;
    }

    internal static LinkageModel Of(Content content) => new(content);

    /// <summary>Compares two records, whichever is which, and says why.</summary>
    public Comparison Compare(NormalisedRecord one, NormalisedRecord other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var pattern = Comparing.PatternOf(one.Features, other.Features);
        var fields = new FieldComparison[Levels.Fields];
        for (var field = 0; field < fields.Length; field++)
        {
            var at = Pattern.Level(pattern, field);
            var level = Levels.Of((LinkageField)field)[at];
            fields[field] = new FieldComparison(level.Field, level.Code, level.Agreement, forMatch[field][at]);
        }
        var rarity = RarityOf(one.Features, other.Features, pattern);
        var family = FamilyOf(pattern, rarity);
        var total = fields.Sum(field => field.Weight) + prior + rarity.Both + family;
        return new Comparison(fields, prior, rarity.Both, family, total, ProbabilityOf(total), pattern);
    }

    /// <summary>Scores a record against every record of each candidate, and says where it belongs.</summary>
    public Attachment Attach(NormalisedRecord record, IReadOnlyList<KnownPerson> candidates)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(candidates);
        return Attaching.Of(this, record, candidates);
    }

    internal static double ProbabilityOf(double weight) => weight > 60 ? 1 : 1 / (1 + double.Exp2(-weight));

    /// <summary>The sum alone, for those who compare many.</summary>
    internal double TotalOf(in Features one, in Features other, int pattern)
    {
        var rarity = RarityOf(one, other, pattern);
        return MatchWeight(pattern) + prior + rarity.Both + FamilyOf(pattern, rarity);
    }

    internal double MatchWeight(int pattern)
    {
        var sum = 0.0;
        for (var field = 0; field < forMatch.Length; field++) sum += forMatch[field][Pattern.Level(pattern, field)];
        return sum;
    }

    private double FamilyOf(int pattern, Rarity rarity)
    {
        double sibling = rarity.Surname, twin = rarity.Surname;
        for (var field = 0; field < forSibling.Length; field++)
        {
            var level = Pattern.Level(pattern, field);
            sibling += forSibling[field][level];
            twin += forTwin[field][level];
        }
        var namesake = Pattern.Level(pattern, 0) == Linkage.Given.Exact && Pattern.Level(pattern, 1) == Linkage.Surname.Exact
            ? Namesakes * double.Exp2(prior + rarity.Both - uGiven - uSurname) : 0;
        return -Math.Log2(1 + namesake + siblingOdds * double.Exp2(sibling) + twinOdds * double.Exp2(twin));
    }

    /// <param name="Surname">The part of it that brothers and sisters share.</param>
    private readonly record struct Rarity(double Both, double Surname);

    private Rarity RarityOf(in Features one, in Features other, int pattern)
    {
        var givenLevel = Pattern.Level(pattern, 0);
        var surnameLevel = Pattern.Level(pattern, 1);
        if (givenLevel == Linkage.Given.Swapped)
        {
            // The level's rate is that of two names agreeing.
            var names = Math.Max(Math.Max(Log(given, one.Given!.Hash) + Log(surname, one.Surname!.Hash), Log(given, other.Given!.Hash) + Log(surname, other.Surname!.Hash)),
                Math.Max(LogFull(one.Given, one.Surname), LogFull(other.Given, other.Surname)));
            return new Rarity(uGiven + uSurname - names, 0);
        }

        var first = givenLevel is Linkage.Given.Missing or Linkage.Given.Different or Linkage.Given.Initial ? 0
            : givenLevel == Linkage.Given.Exact ? uGiven - Log(given, one.Given!.Hash)
            : 0.5 * (uGiven - Math.Max(Log(given, one.Given!.Hash), Log(given, other.Given!.Hash)));
        var last = surnameLevel is Linkage.Surname.Missing or Linkage.Surname.Different or Linkage.Surname.Given ? 0
            : surnameLevel == Linkage.Surname.Exact ? uSurname - Log(surname, one.Surname!.Hash)
            : 0.5 * (uSurname - Math.Max(Log(surname, one.Surname!.Hash), Log(surname, other.Surname!.Hash)));
        if (givenLevel == Linkage.Given.Exact && surnameLevel == Linkage.Surname.Exact)
        {
            var whole = uGiven + uSurname - LogFull(one.Given!, one.Surname!);
            return new Rarity(Math.Min(first + last, whole), last);
        }
        return new Rarity(first + last, last);
    }

    private double Log(Dictionary<ulong, int> names, ulong name) =>
        Math.Log2((names.TryGetValue(name, out var count) ? count : RarestNameOf) / content.People);

    private double LogFull(NameForm first, NameForm last) =>
        full.TryGetValue(Hashing.Of(first.Hash, last.Hash), out var count) ? Math.Log2(count / content.People) : double.NegativeInfinity;

    private static Dictionary<ulong, int> Hashed(SortedDictionary<string, int> names) => names
        .Select(name => (Hash: name.Key.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank
            ? Hashing.Of(Hashing.Of(name.Key.AsSpan(0, blank)), Hashing.Of(name.Key.AsSpan(blank + 1)))
            : Hashing.Of(name.Key), name.Value))
        .DistinctBy(name => name.Hash)
        .ToDictionary(name => name.Hash, name => name.Value);

    private static string VersionOf(Content content)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content, Json)));
        return Convert.ToHexStringLower(bytes.AsSpan(0, 8));
    }

    /// <summary>How often a level occurs, in each class of pairs.</summary>
    internal sealed record Rates(double M, double U, double Sibling, double Twin);

    /// <param name="Match">How many of all pairs are of one person.</param>
    /// <param name="GivenNames">Folded name and how many people have it.</param>
    /// <param name="FullNames">Folded given name, blank, folded surname: only where more people have it than both names lead to expect.</param>
    internal sealed record Content(
        double People,
        double Match,
        double Sibling,
        double Twin,
        SortedDictionary<string, Rates> Levels,
        SortedDictionary<string, int> GivenNames,
        SortedDictionary<string, int> Surnames,
        SortedDictionary<string, int> FullNames);
}

using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Linkage;

/// <summary>A record as it is compared: names folded, postcode and address taken apart, identifiers checked.</summary>
public sealed class NormalisedRecord
{
    private readonly Features features;
    private long[]? blockKeys;

    private NormalisedRecord(PersonRecord raw, in Features features)
    {
        Raw = raw;
        this.features = features;
    }

    /// <summary>As it was given.</summary>
    public PersonRecord Raw { get; }

    /// <summary>
    /// One key for each rule of <see cref="BlockRule"/> that applies (several for names of several words): two records are only worth
    /// comparing when they share one. The same in every process and whatever the model is, so that they can be stored and indexed.
    /// </summary>
    public IReadOnlyList<long> BlockKeys => blockKeys ??= Keys();

    internal ref readonly Features Features => ref features;

    /// <summary>
    /// The block keys as one register among several keeps them: mixed with its own number, those that lie together (<see cref="BlockRule.BesideOf"/>) with the upper half in common. In order, each once; as lasting as
    /// the block keys themselves.
    /// </summary>
    /// <param name="register">A number that no other register in the same place has.</param>
    public long[] KeysIn(ulong register)
    {
        Span<ulong> keys = stackalloc ulong[BlockRule.Max];
        Span<byte> rules = stackalloc byte[BlockRule.Max];
        var count = BlockRule.Write(features, keys, rules);
        var kept = new SortedSet<long>();
        for (var at = 0; at < count; at++)
        {
            var key = Hashing.Of(register, keys[at]);
            if (BlockRule.BesideOf(rules[at], features) is not 0 and var beside) key = (Hashing.Of(register, beside) & 0xFFFFFFFF_00000000) | (key & 0xFFFFFFFF);
            kept.Add(unchecked((long)key));
        }

        return [.. kept];
    }

    private long[] Keys()
    {
        Span<ulong> keys = stackalloc ulong[BlockRule.Max];
        Span<byte> rules = stackalloc byte[BlockRule.Max];
        var count = BlockRule.Write(features, keys, rules);
        var kept = new long[count];
        for (var at = 0; at < count; at++) kept[at] = unchecked((long)keys[at]);
        return kept;
    }

    /// <summary>Never throws on any text.</summary>
    public static NormalisedRecord Of(PersonRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (nhs, nhsChecked) = Features.NhsOf(record.NhsNumber);
        var (upn, upnChecked) = Features.UpnOf(record.Upn);
        return new NormalisedRecord(record, new Features
        {
            Given = NameForm.Of(record.GivenName, NamePart.Given),
            Surname = NameForm.Of(record.Surname, NamePart.Family),
            Middle = NameForm.Of(record.MiddleNames, NamePart.Given),
            Born = Features.DateOf(record.BornOn),
            Sex = Features.SexOf(record.Sex),
            Home = HomeForm.Of(record.Address),
            Place = PlaceForm.Of(record.Postcode),
            Town = Lexicon.TownOf(record.Town),
            Agency = Lexicon.AgencyOf(record.Agency),
            Nhs = nhs,
            NhsChecked = nhsChecked,
            Upn = upn,
            UpnChecked = upnChecked,
            Local = Identifier.Pack(record.LocalId),
        });
    }
}

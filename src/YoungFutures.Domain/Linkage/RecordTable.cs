namespace YoungFutures.Domain.Linkage;

/// <summary>Many records in little memory, read one after another. Not for several threads at once.</summary>
public sealed class RecordTable
{
    private readonly Lexicon lexicon = new();
    private readonly List<string> ids = [];
    private Features[] features = new Features[1024];

    /// <summary>How many records were added.</summary>
    public int Count => ids.Count;

    public string IdOf(int record) => ids[record];

    /// <summary>Adds one record; an empty span is a missing value. Identifiers are checked here; nothing throws on any text.</summary>
    public void Add(
        string id, ReadOnlySpan<char> agency, ReadOnlySpan<char> givenName, ReadOnlySpan<char> middleNames, ReadOnlySpan<char> surname, ReadOnlySpan<char> sex,
        DateOnly? bornOn, ReadOnlySpan<char> address, ReadOnlySpan<char> town, ReadOnlySpan<char> postcode, ReadOnlySpan<char> nhsNumber, ReadOnlySpan<char> upn,
        ReadOnlySpan<char> localId)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (ids.Count == features.Length) Array.Resize(ref features, features.Length * 2);
        ref var one = ref features[ids.Count];
        one.Given = lexicon.Given(givenName);
        one.Surname = lexicon.Surname(surname);
        one.Middle = lexicon.Middle(middleNames);
        one.Born = Features.DateOf(bornOn);
        one.Sex = Features.SexOf(sex);
        one.Home = lexicon.Home(address);
        one.Place = lexicon.Place(postcode);
        one.Town = lexicon.Town(town);
        one.Agency = lexicon.Agency(agency);
        if (!nhsNumber.IsEmpty) (one.Nhs, one.NhsChecked) = Features.NhsOf(nhsNumber.ToString());
        if (!upn.IsEmpty) (one.Upn, one.UpnChecked) = Features.UpnOf(upn.ToString());
        one.Local = Identifier.Pack(localId);
        ids.Add(id);
    }

    public void Add(PersonRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Add(record.Id, record.Agency, record.GivenName, record.MiddleNames, record.Surname, record.Sex, record.BornOn, record.Address, record.Town, record.Postcode,
            record.NhsNumber, record.Upn, record.LocalId);
    }

    internal Lexicon Lexicon => lexicon;

    internal Span<Features> All => features.AsSpan(0, ids.Count);

    internal IReadOnlyList<string> Ids => ids;

    /// <summary>A column most of whose values fail their check is no such column: its values are compared as numbers of another kind, with slips.</summary>
    internal void DoubtWholeColumns()
    {
        long nhs = 0, nhsChecked = 0, upn = 0, upnChecked = 0;
        foreach (ref readonly var one in All)
        {
            if (one.Nhs != 0) nhs++;
            if (one.NhsChecked) nhsChecked++;
            if (one.Upn != 0) upn++;
            if (one.UpnChecked) upnChecked++;
        }
        if (nhsChecked * 2 >= nhs && upnChecked * 2 >= upn) return;
        foreach (ref var one in All)
        {
            if (nhsChecked * 2 < nhs) one.NhsChecked = false;
            if (upnChecked * 2 < upn) one.UpnChecked = false;
        }
    }
}

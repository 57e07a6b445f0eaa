using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Linkage;

/// <summary>Every distinct name, home and postcode of a set of records, each read once and numbered.</summary>
internal sealed class Lexicon
{
    private readonly Entries<NameForm> given = new(written => NameForm.Of(written, NamePart.Given), form => form.Tokens.Length == 1 ? form.Joined : string.Join(' ', form.Tokens), (form, id) => form.Id = id);
    private readonly Entries<NameForm> surname = new(written => NameForm.Of(written, NamePart.Family), form => form.Tokens.Length == 1 ? form.Joined : string.Join(' ', form.Tokens), (form, id) => form.Id = id);
    private readonly Entries<NameForm> middle = new(written => NameForm.Of(written, NamePart.Given), form => form.Tokens.Length == 1 ? form.Joined : string.Join(' ', form.Tokens), (form, id) => form.Id = id);
    private readonly Entries<HomeForm> homes = new(HomeForm.Of, form => form.House + "|" + form.Street, (form, id) => form.Id = id);
    private readonly Entries<PlaceForm> places = new(PlaceForm.Of, form => form.Unit, (form, id) => form.Id = id);
    private readonly Dictionary<string, uint> towns = [];
    private readonly Dictionary<string, int> agencies = [];

    public List<NameForm> GivenNames => given.Forms;
    public List<NameForm> Surnames => surname.Forms;

    public NameForm? Given(ReadOnlySpan<char> written) => given.Of(written);

    public NameForm? Surname(ReadOnlySpan<char> written) => surname.Of(written);

    public NameForm? Middle(ReadOnlySpan<char> written) => middle.Of(written);

    public HomeForm? Home(ReadOnlySpan<char> written) => homes.Of(written);

    public PlaceForm? Place(ReadOnlySpan<char> written) => places.Of(written);

    public uint Town(ReadOnlySpan<char> written)
    {
        if (written.IsEmpty) return 0;
        var lookup = towns.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(written, out var known)) lookup[written] = known = TownOf(written.ToString());
        return known;
    }

    public int Agency(ReadOnlySpan<char> written)
    {
        if (written.IsEmpty) return 0;
        var lookup = agencies.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(written, out var known)) lookup[written] = known = AgencyOf(written.ToString());
        return known;
    }

    /// <summary>How each was written is only needed while records are read.</summary>
    public void Forget()
    {
        given.Forget();
        surname.Forget();
        middle.Forget();
        homes.Forget();
        places.Forget();
    }

    /// <summary>0 where no town is named; else a hash.</summary>
    public static uint TownOf(string? written)
    {
        var folded = string.IsNullOrWhiteSpace(written) ? "" : FoldedName.Fold(written).Replace(" ", "", StringComparison.Ordinal);
        return folded.Length == 0 ? 0 : (uint)Hashing.Of(folded) | 1;
    }

    /// <summary>0 where no agency is named; else a hash.</summary>
    public static int AgencyOf(string? written) =>
        string.IsNullOrWhiteSpace(written) ? 0 : (int)(Hashing.Of(written.Trim().ToLowerInvariant()) & 0x7FFFFFFF) | 1;

    private sealed class Entries<T>(Func<string?, T?> read, Func<T, string> same, Action<T, int> number) where T : class
    {
        private readonly Dictionary<string, T?> asWritten = [];
        private readonly Dictionary<string, T> known = [];

        public List<T> Forms { get; } = [];

        public void Forget()
        {
            asWritten.Clear();
            asWritten.TrimExcess();
        }

        public T? Of(ReadOnlySpan<char> written)
        {
            if (written.IsEmpty) return null;
            var lookup = asWritten.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.TryGetValue(written, out var form)) return form;
            var text = written.ToString();
            form = read(text);
            if (form is not null)
            {
                var key = same(form);
                if (known.TryGetValue(key, out var first))
                {
                    form = first;
                }
                else
                {
                    Forms.Add(form);
                    number(form, Forms.Count);
                    known.Add(key, form);
                }
            }
            asWritten.Add(text, form);
            return form;
        }
    }
}

using System.Diagnostics;
using CsCheck;
using Xunit;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.YoungPeople;

public sealed class NameKeysTests
{
    [Theory]
    [InlineData("Siôn", "sion")]
    [InlineData("Llŷr ŴYN", "llyr wyn")]
    [InlineData("Y\u0302nyr", "ynyr")]
    [InlineData("Łukasz Ørsted", "lukasz orsted")]
    [InlineData("O’Brien", "obrien")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("O Brien", "obrien")]
    [InlineData("Mc Donald", "mcdonald")]
    [InlineData("Smith–Jones", "smith jones")]
    [InlineData("Dafydd ap Gwilym", "dafydd gwilym")]
    [InlineData("ab Owen", "owen")]
    [InlineData("Gwenllian ferch Gruffydd", "gwenllian gruffydd")]
    [InlineData("Ab", "ab")]
    [InlineData("Ａｎｎａ", "anna")]
    [InlineData("Straße Æthel Þor", "strasse aethel thor")]
    [InlineData("İbrahim", "ibrahim")]
    [InlineData("N\0o\u202Era", "nora")]
    [InlineData("Zoë 👩‍👧", "zoe")]
    [InlineData("محمّد", "محمد")]
    [InlineData("St. John, Jr", "st john jr")]
    [InlineData("😀", "")]
    [InlineData("' - '", "")]
    [InlineData(null, "")]
    public void A_name_folds_to_what_its_spellings_share(string? written, string folded) =>
        Assert.Equal(folded, string.Join(' ', FoldedName.Of(written).Words));

    [Theory]
    [InlineData("Ceri", "Keri")]
    [InlineData("Cerys", "Karis")]
    [InlineData("Siân", "Shan")]
    [InlineData("Siôn", "Shaun")]
    [InlineData("Dafydd", "Davith")]
    [InlineData("Gruffydd", "Griffith")]
    [InlineData("Rhys", "Reece")]
    [InlineData("Huws", "Hughes")]
    [InlineData("Ieuan", "Iwan")]
    [InlineData("Ifan", "Evan")]
    [InlineData("Llywelyn", "Lewellyn")]
    [InlineData("Llwyd", "Lloyd")]
    [InlineData("Myfanwy", "Muvanwy")]
    [InlineData("Ffion", "Fion")]
    [InlineData("Catrin", "Kathryn")]
    [InlineData("Tomos", "Thomas")]
    [InlineData("Angharad", "Anharad")]
    [InlineData("Megan", "Meghan")]
    [InlineData("Gillian", "Jillian")]
    [InlineData("Gethin", "Gethyn")]
    [InlineData("Chloe", "Khloe")]
    [InlineData("Cheryl", "Sheryl")]
    [InlineData("Mohammed", "Muhamad")]
    [InlineData("Hussain", "Hosseyn")]
    [InlineData("Stephen", "Steven")]
    [InlineData("Philip", "Filip")]
    [InlineData("Davies", "Dafis")]
    [InlineData("Price", "Preece")]
    [InlineData("Wright", "Right")]
    [InlineData("Knight", "Night")]
    [InlineData("Zachary", "Zakari")]
    public void English_and_Welsh_spellings_of_one_sound_share_a_code(string one, string other) =>
        Assert.True(NameSound.Alike(Folded(one), Folded(other)), $"{Codes(one)} / {Codes(other)}");

    [Theory]
    [InlineData("Megan", "Mared")]
    [InlineData("Rhys", "Rhodri")]
    [InlineData("Siân", "Siôned")]
    [InlineData("Gareth", "Gavin")]
    [InlineData("Bethan", "Beca")]
    [InlineData("Jones", "James")]
    [InlineData("Dylan", "Dyfan")]
    [InlineData("Owen", "Evan")]
    public void Names_that_sound_different_share_no_code(string one, string other) =>
        Assert.False(NameSound.Alike(Folded(one), Folded(other)), $"{Codes(one)} / {Codes(other)}");

    [Theory]
    [InlineData("Llywelyn", "lln")]
    [InlineData("Gwyneth", "gnt")]
    [InlineData("Rhiannon", "rnn")]
    [InlineData("Ceri", "sr kr")]
    [InlineData("Owain", "an")]
    [InlineData("A", "")]
    [InlineData("Aye", "")]
    [InlineData("محمد", "")]
    public void The_code_is_stable_because_it_is_stored(string name, string codes) => Assert.Equal(codes, Codes(name));

    [Theory]
    [InlineData("Siôn", "Jack", NamePart.Given)]
    [InlineData("Siôn", "John", NamePart.Given)]
    [InlineData("Gwil", "Bill", NamePart.Given)]
    [InlineData("Gwilym", "Will", NamePart.Given)]
    [InlineData("Dai", "David", NamePart.Given)]
    [InlineData("Dafydd", "Dewi", NamePart.Given)]
    [InlineData("Rees", "Rhys", NamePart.Given)]
    [InlineData("Ieuan", "Evan", NamePart.Given)]
    [InlineData("Ifan", "Evan", NamePart.Given)]
    [InlineData("Cadi", "Catherine", NamePart.Given)]
    [InlineData("Catrin", "Kate", NamePart.Given)]
    [InlineData("Mari", "Mary", NamePart.Given)]
    [InlineData("Siân", "Jane", NamePart.Given)]
    [InlineData("Tomos", "Tom", NamePart.Given)]
    [InlineData("Owain", "Owen", NamePart.Given)]
    [InlineData("Alys", "Alice", NamePart.Given)]
    [InlineData("Elin", "Helen", NamePart.Given)]
    [InlineData("Elin", "Ellen", NamePart.Given)]
    [InlineData("Mohammed", "Muhammad", NamePart.Given)]
    [InlineData("Michał", "Mike", NamePart.Given)]
    [InlineData("Betsan", "Elizabeth", NamePart.Given)]
    [InlineData("Guto", "Gruffudd", NamePart.Given)]
    [InlineData("Rhys", "Price", NamePart.Family)]
    [InlineData("Reece", "Rees", NamePart.Family)]
    [InlineData("Huws", "Hughes", NamePart.Family)]
    [InlineData("Pugh", "Hugh", NamePart.Family)]
    [InlineData("Bowen", "Owen", NamePart.Family)]
    [InlineData("Powell", "Hywel", NamePart.Family)]
    [InlineData("Dafis", "Davies", NamePart.Family)]
    [InlineData("Wiliam", "Williams", NamePart.Family)]
    [InlineData("Llwyd", "Lloyd", NamePart.Family)]
    [InlineData("Gruffydd", "Griffiths", NamePart.Family)]
    [InlineData("Ifans", "Evans", NamePart.Family)]
    [InlineData("Fychan", "Vaughan", NamePart.Family)]
    [InlineData("Siencyn", "Jenkins", NamePart.Family)]
    [InlineData("Prydderch", "Prothero", NamePart.Family)]
    public void Short_forms_and_counterparts_are_equivalent(string one, string other, NamePart part)
    {
        Assert.True(Nicknames.AreEquivalent(Folded(one), Folded(other), part));
        Assert.Contains(NameKeys.For(one, null), key => key.Kind == NameKeyKind.Nickname && NameKeys.For(null, other).Contains(key));
    }

    [Theory]
    [InlineData("Siôn", "Jones", null)]
    [InlineData("Rhys", "Price", NamePart.Given)]
    [InlineData("Jones", "Johnson", NamePart.Family)]
    [InlineData("Mari", "Megan", NamePart.Given)]
    [InlineData("Davies", "Daniels", NamePart.Family)]
    [InlineData("Osian", "Owain", NamePart.Given)]
    public void Names_that_are_only_similar_are_not_equivalent(string one, string other, NamePart? part) =>
        Assert.False(Nicknames.AreEquivalent(Folded(one), Folded(other), part));

    [Fact]
    public void There_are_hundreds_of_groups_and_each_root_can_be_stored()
    {
        Assert.InRange(Nicknames.Count, 400, 1000);
        var roots = NameKeys.For("Siôn", "Huws").Where(key => key.Kind == NameKeyKind.Nickname).ToList();
        Assert.Contains(new NameKey(NameKeyKind.Nickname, "john"), roots);
        Assert.Contains(new NameKey(NameKeyKind.Nickname, "hughes-family"), roots);
    }

    [Fact]
    public void A_double_name_is_found_by_its_parts_and_as_one_word()
    {
        var tokens = Tokens(NameKeys.For("Mary-Ann", "Smith Jones"));
        Assert.Equal(["ann", "jones", "mary", "maryann", "smith", "smithjones"], tokens);
        Assert.Equal(["brien", "obrien"], Tokens(NameKeys.For(null, "O Brien")));
        Assert.Equal(["macdonald", "mcdonald"], Tokens(NameKeys.For(null, "McDonald")));
        Assert.Equal(["macdonald", "mcdonald"], Tokens(NameKeys.For(null, "MacDonald")));
        Assert.Equal(["mace"], Tokens(NameKeys.For(null, "Mace")));
    }

    [Fact]
    public void Preferred_and_other_names_are_found_and_swapped_fields_make_no_difference()
    {
        var keys = NameKeys.For("Gwilym", "ap Rhys", "Gwil", "Billy Price", null);
        Assert.Equal(["billy", "billyprice", "gwil", "gwilym", "price", "rhys"], Tokens(keys));
        Assert.Equal(NameKeys.For("Siôn", "Huws"), NameKeys.For("Huws", "Siôn"));
    }

    [Fact]
    public void Several_names_in_one_text_are_names_of_their_own() =>
        Assert.Equal(["billy", "billyprice", "jay", "price"], Tokens(NameKeys.For("Billy Price, Jay;\n")));

    [Theory]
    [InlineData("sion huws", "Siôn", "Huws", true)]
    [InlineData("hughes jack", "Siôn", "Huws", true)]
    [InlineData("Shaun Hughes", "Siôn", "Huws", true)]
    [InlineData("O’Brien", "Niamh", "O Brien", true)]
    [InlineData("Brien", "Niamh", "O Brien", true)]
    [InlineData("Mary Ann", "Maryann", "Smith", true)]
    [InlineData("Maryann", "Mary Ann", "Smith", true)]
    [InlineData("smithjones", "Mary", "Smith-Jones", true)]
    [InlineData("gwil ap rhys", "William", "Price", true)]
    [InlineData("mac donald", "Ewan", "McDonald", true)]
    [InlineData("sion jones", "Siôn", "Huws", false)]
    [InlineData("Megan", "Mared", "Huws", true)]
    [InlineData("Bethan", "Rhodri", "Huws", false)]
    public void A_person_answers_to_a_search_when_they_answer_to_each_word(string typed, string given, string family, bool answers)
    {
        var keys = NameKeys.For(given, family);
        Assert.Equal(answers, NameKeys.ForSearch(typed).All(word => word.Keys.Overlaps(keys)));
    }

    [Fact]
    public void Whatever_is_typed_the_keys_are_few_short_and_lower_case() => Gen.Select(Any.Text, Any.Text).Sample((one, other) =>
    {
        var keys = NameKeys.For(one, other, one + other, other, one);
        Assert.InRange(keys.Count, 0, 2000);
        Assert.All(keys, key =>
        {
            Assert.InRange(key.Value.Length, 1, NameKeys.MaxLength);
            Assert.DoesNotContain(key.Value, c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsAsciiLetterUpper(c));
        });
        Assert.All(NameKeys.ForSearch(one), word => Assert.InRange(word.Token.Length, 1, NameKeys.MaxLength));
    });

    [Fact]
    public void Whoever_is_recorded_is_found_by_typing_the_name_as_it_was_recorded() => Any.Text.Sample(name =>
    {
        var keys = NameKeys.For(name, "Huws");
        Assert.All(NameKeys.ForSearch(name), word => Assert.True(word.Keys.Overlaps(keys)));
    });

    [Fact]
    public void A_hundred_thousand_characters_cost_no_more_than_two_hundred()
    {
        var texts = new[] { new string('a', 100_000), string.Concat(Enumerable.Repeat("ab ", 33_333)), new string('\u0301', 100_000), string.Concat(Enumerable.Repeat("😀", 50_000)) };
        var watch = Stopwatch.StartNew();
        foreach (var text in texts)
        {
            Assert.InRange(NameKeys.For(Enumerable.Repeat(text, 1000)).Count, 0, 2000);
            Assert.InRange(SortKey.For(text, text).Length, 0, SortKey.MaxLength);
        }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    private static string Folded(string name) => FoldedName.Of(name).Joined;

    private static string Codes(string name) => string.Join(' ', NameSound.Of(Folded(name)));

    private static IEnumerable<string> Tokens(IReadOnlySet<NameKey> keys) =>
        keys.Where(key => key.Kind == NameKeyKind.Token).Select(key => key.Value).Order(StringComparer.Ordinal);
}

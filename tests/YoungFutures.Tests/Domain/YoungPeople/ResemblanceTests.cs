using CsCheck;
using Xunit;
using YoungFutures.Domain.YoungPeople;
using static YoungFutures.Domain.YoungPeople.ResemblanceLevel;

namespace YoungFutures.Tests.Domain.YoungPeople;

public sealed class ResemblanceTests
{
    private static readonly DateOnly Born = new(2011, 3, 7);

    [Theory]
    [InlineData("Siôn", "Sion", Same)]
    [InlineData("Mary-Ann", "mary ann", Same)]
    [InlineData("Siôn", "Jack", Equivalent)]
    [InlineData("Gwil", "William", Equivalent)]
    [InlineData("Mary Jane", "Mari Siân", Equivalent)]
    [InlineData("Mary Ann", "Mari", SharesPart)]
    [InlineData("R", "Rhodri", SharesPart)]
    [InlineData("Gwyneira", "Gwynneira", Close)]
    [InlineData("Tegwen", "Tewgen", Close)]
    [InlineData("Cynfael", "Kynvail", SoundsAlike)]
    [InlineData("Rhodri", "Meilyr", Differs)]
    [InlineData("Rhodri", "", Missing)]
    [InlineData("😀", "Rhodri", Missing)]
    public void Given_names_agree_in_one_way_or_not_at_all(string one, string other, ResemblanceLevel level) =>
        Assert.Equal(level, Resemblance.Between(Person(one, "Huws"), Person(other, "Huws"))[PersonField.Given]);

    [Theory]
    [InlineData("Huws", "Huws", Same)]
    [InlineData("O'Brien", "O Brien", Same)]
    [InlineData("ap Rhys", "Rhys", Same)]
    [InlineData("ap Rhys", "Price", Equivalent)]
    [InlineData("ab Owen", "Bowen", Equivalent)]
    [InlineData("Huws", "Hughes", Equivalent)]
    [InlineData("MacGregor", "McGregor", Equivalent)]
    [InlineData("Smith-Jones", "Jones", SharesPart)]
    [InlineData("Hughes-Roberts", "Huws", SharesPart)]
    [InlineData("Birtwistle", "Birtwhistle", Close)]
    [InlineData("Farquhar", "Farkar", SoundsAlike)]
    [InlineData("Huws", "Siôn", Differs)]
    [InlineData("Jones", "", Missing)]
    public void Family_names_agree_in_one_way_or_not_at_all(string one, string other, ResemblanceLevel level) =>
        Assert.Equal(level, Resemblance.Between(Person("Rhodri", one), Person("Rhodri", other))[PersonField.Family]);

    [Theory]
    [InlineData("Rhodri", "Huws", "Huws", "Rhodri")]
    [InlineData("Rhodri", "Huws", "Hughes", "Rhodri")]
    [InlineData("Dafydd", "Llwyd", "Lloyd", "David")]
    public void Names_in_each_others_field_are_swapped(string given, string family, string otherGiven, string otherFamily)
    {
        var resemblance = Resemblance.Between(Person(given, family), Person(otherGiven, otherFamily));
        Assert.Equal((Swapped, Swapped), (resemblance[PersonField.Given], resemblance[PersonField.Family]));
        Assert.True(resemblance.WorthShowing);
    }

    [Fact]
    public void A_preferred_or_other_known_name_is_another_form_of_the_name()
    {
        var recorded = Person("Bartholomew", "Nowak") with { Preferred = "Jay", AlsoKnownAs = ["Ziggy Smith"] };
        Assert.Equal(Equivalent, Resemblance.Between(recorded, Person("Jay", "Nowak"))[PersonField.Given]);

        var alias = Resemblance.Between(Person("Ziggy", "Smith"), recorded);
        Assert.Equal((Equivalent, Equivalent), (alias[PersonField.Given], alias[PersonField.Family]));
        Assert.Equal(Differs, Resemblance.Between(recorded, Person("Smith", "Nowak"))[PersonField.Given]);
    }

    [Theory]
    [InlineData("2011-03-07", false, Same)]
    [InlineData("2011-07-03", false, Swapped)]
    [InlineData("2011-03-17", false, Close)]
    [InlineData("2010-03-07", false, Close)]
    [InlineData("2011-03-70", false, Missing)]
    [InlineData("2011-09-21", false, Differs)]
    [InlineData("2011-09-21", true, Close)]
    [InlineData("2013-09-21", true, Differs)]
    public void Birth_dates_agree_in_one_way_or_not_at_all(string date, bool estimated, ResemblanceLevel level)
    {
        var other = Person("Rhodri", "Huws") with { BornOn = DateOnly.TryParse(date, out var day) ? day : null, BornOnEstimated = estimated };
        Assert.Equal(level, Resemblance.Between(Person("Rhodri", "Huws"), other)[PersonField.BornOn]);
    }

    [Theory]
    [InlineData("LL11 1AY", "ll111ay", Same)]
    [InlineData("LL11 1AY", "LL11 1AB", Close)]
    [InlineData("LL11 1AY", "LL12 1AY", Close)]
    [InlineData("LL11 1AY", "CH5 4BB", Differs)]
    [InlineData("LL11 1AY", null, Missing)]
    [InlineData("NFA", "NFA", Missing)]
    public void Postcodes_agree_in_one_way_or_not_at_all(string? one, string? other, ResemblanceLevel level) =>
        Assert.Equal(level, Resemblance.Between(Person("A", "B") with { Postcode = one }, Person("A", "B") with { Postcode = other })[PersonField.Postcode]);

    [Theory]
    [InlineData("Ysgol Bryn Glas", "ysgol bryn glâs", Same)]
    [InlineData("Ysgol Bryn Glas", "Bryn Glas High School", Equivalent)]
    [InlineData("Ysgol Bryn Glas", "Bryn Glass School", Close)]
    [InlineData("Ysgol Uwchradd", "The High School", Differs)]
    [InlineData("Ysgol Bryn Glas", "Maes Hir Academy", Differs)]
    [InlineData("Ysgol Bryn Glas", "", Missing)]
    public void Schools_agree_in_either_language(string one, string other, ResemblanceLevel level) =>
        Assert.Equal(level, Resemblance.Between(Person("A", "B") with { School = one }, Person("A", "B") with { School = other })[PersonField.School]);

    [Fact]
    public void Every_field_is_reported_in_the_order_in_which_it_is_shown()
    {
        var resemblance = Resemblance.Between(Person("Rhodri", "Huws") with { Sex = "Male" }, Person("Rhodri", "Huws") with { Sex = "male" });
        Assert.Equal(Enum.GetValues<PersonField>(), resemblance.Fields.Select(field => field.Field));
        Assert.Equal([Same, Same, Same, Same, Missing, Missing], resemblance.Fields.Select(field => field.Level));
        Assert.Equal([true, true, true, true, false, false], resemblance.Fields.Select(field => field.Agrees));
    }

    public static TheoryData<string, PersonFacts, bool> Others => new()
    {
        { "the same person", Person("Rhodri", "Huws"), true },
        { "a short form, Welsh for English, a birth date not known", Person("Rod", "Hughes") with { BornOn = null }, true },
        { "a mistyped year", Person("Rhodri", "Huws") with { BornOn = new(2010, 3, 7) }, true },
        { "another day of the same year", Person("Rhodri", "Huws") with { BornOn = new(2011, 11, 30) }, true },
        { "a namesake years apart", Person("Rhodri", "Huws") with { BornOn = new(2014, 11, 30) }, false },
        { "years apart but in the same school", Person("Rhodri", "Huws") with { BornOn = new(2014, 11, 30), School = "Bryn Glas" }, true },
        { "a new family name", Person("Rhodri", "Kowalski"), true },
        { "a new family name, another birth date", Person("Rhodri", "Kowalski") with { BornOn = new(2011, 11, 30) }, false },
        { "a twin", Person("Meilyr", "Huws"), true },
        { "another name altogether, born the same day in the same street", Person("Zac", "Kowalski") with { Postcode = "LL11 1AY" }, true },
        { "a stranger born the same day", Person("Zac", "Kowalski"), false },
        { "a stranger in the same street", Person("Zac", "Kowalski") with { BornOn = null, Postcode = "LL11 1AY" }, false },
        { "nothing known", new("", "", null, [], null, false, null, null, null), false },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Only_those_who_may_be_the_same_are_worth_showing(string why, PersonFacts other, bool shown)
    {
        var person = Person("Rhodri", "Huws") with { Postcode = "LL11 1AY", School = "Ysgol Bryn Glas" };
        Assert.True(shown == Resemblance.Between(person, other).WorthShowing, why);
    }

    [Fact]
    public void Those_who_agree_in_more_come_first()
    {
        var person = Person("Rhodri", "Huws") with { Postcode = "LL11 1AY" };
        var same = Resemblance.Between(person, person);
        var elsewhere = Resemblance.Between(person, person with { Postcode = "CH5 4BB" });
        var mistyped = Resemblance.Between(person, person with { Family = "Huwss" });
        var twin = Resemblance.Between(person, person with { Given = "Meilyr" });
        Assert.Equal([same, elsewhere, mistyped, twin], new[] { twin, mistyped, elsewhere, same }.Order(Resemblance.StrongestFirst));
    }

    [Fact]
    public void It_does_not_matter_who_is_compared_with_whom() => Gen.Select(AnyPerson, AnyPerson).Sample((one, other) =>
    {
        var (there, back) = (Resemblance.Between(one, other), Resemblance.Between(other, one));
        return there.Fields.SequenceEqual(back.Fields) && there.WorthShowing == back.WorthShowing;
    });

    [Fact]
    public void Nobody_differs_from_themselves() => AnyPerson.Sample(person =>
    {
        // A name that is missing may still be known from another: "also known as Jay Smith" tells a family name.
        var resemblance = Resemblance.Between(person, person);
        return resemblance.Fields.All(field => field.Level is Same or Missing or Equivalent)
            && resemblance[PersonField.BornOn] == Same;
    });

    [Fact]
    public void A_hundred_thousand_characters_do_no_harm()
    {
        var text = string.Concat(Enumerable.Repeat("ab-", 33_333));
        var person = new PersonFacts(text, text, text, Enumerable.Repeat(text, 500).ToList(), Born, false, text, text, text);
        Assert.True(Resemblance.Between(person, person with { Given = "x" + text }).WorthShowing);
    }

    [Theory]
    [InlineData("martha", "marhta", 0.961)]
    [InlineData("dixon", "dicksonx", 0.813)]
    [InlineData("dwayne", "duane", 0.840)]
    [InlineData("same", "same", 1)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "", 1)]
    [InlineData("a", "", 0)]
    public void Likeness_as_written_is_that_of_the_published_examples(string one, string other, double likeness) =>
        Assert.Equal(likeness, Spelling.JaroWinkler(one, other), 3);

    [Theory]
    [InlineData("gwen", "gwenn", true)]
    [InlineData("gwen", "gwn", true)]
    [InlineData("gwen", "gwin", true)]
    [InlineData("gwen", "gewn", true)]
    [InlineData("gwen", "gwen", false)]
    [InlineData("gwen", "gwyneth", false)]
    [InlineData("gwen", "wegn", false)]
    [InlineData("", "a", true)]
    public void One_edit_is_one_letter_more_less_other_or_swapped(string one, string other, bool isOne) =>
        Assert.Equal((isOne, isOne), (Spelling.IsOneEdit(one, other), Spelling.IsOneEdit(other, one)));

    private static PersonFacts Person(string given, string family) => new(given, family, null, [], Born, false, null, null, null);

    private static readonly Gen<string> AnyName = Gen.OneOf(
        Any.Text, Gen.OneOf("Siôn", "Sion", "Jack", "Huws", "Hughes", "Rhys", "ap Rhys", "Price", "Mary Ann", "Maryann", "Mari", "R", "", "McDonald", "Macdonald"));

    private static readonly Gen<PersonFacts> AnyPerson =
        Gen.Select(AnyName, AnyName, AnyName, AnyName.List[0, 3], Any.RecentDay, Gen.Bool, AnyName, AnyName)
            .Select(facts => new PersonFacts(facts.Item1, facts.Item2, facts.Item3, facts.Item4, facts.Item5, facts.Item6, null, facts.Item7, facts.Item8));
}

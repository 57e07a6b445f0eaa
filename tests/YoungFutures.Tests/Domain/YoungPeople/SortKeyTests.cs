using CsCheck;
using Xunit;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.YoungPeople;

public sealed class SortKeyTests
{
    [Fact]
    public void Family_names_follow_the_Welsh_alphabet()
    {
        string[] inOrder =
        [
            "", "4ever", "ab Owen", "Adams", "Bevan", "Ĉadwaladr", "Cunningham", "Chapman", "Davies", "Dylan", "Ddu", "Edwards", "Fisher", "Ffoulkes",
            "Gruffydd", "Gwyn", "Huws", "Ifans", "Jones", "Khan", "Lewis", "Lunt", "Llewelyn", "Llwyd", "Morgan", "Nicholas", "O'Brien", "Owen", "Parry", "Pugh",
            "Phillips", "Quinn", "Rees", "Roberts", "Rhys", "Smith", "Smith-Jones", "Smithson", "Tudur", "Thomas", "Urquhart", "Vaughan", "Williams", "Wyn",
            "Ŵyn-Jones", "Xu", "Yorath", "Zając", "محمد",
        ];
        Assert.Equal(inOrder, inOrder.Reverse().OrderBy(name => SortKey.For(name, "Siôn"), StringComparer.Ordinal));
    }

    [Fact]
    public void Within_a_family_name_given_names_follow_it_too()
    {
        string[] inOrder = ["Carys", "Cynan", "Chloe", "Dai", "Ffion", "Gwen", "Lowri", "Llinos", "Rob", "Rhian", "Tomos", "Theo"];
        Assert.Equal(inOrder, inOrder.Reverse().OrderBy(name => SortKey.For("Jones", name), StringComparer.Ordinal));
    }

    [Fact]
    public void The_shorter_family_name_comes_first_whatever_the_given_name() =>
        Assert.True(string.CompareOrdinal(SortKey.For("Rees", "Zoe"), SortKey.For("Reese", "Ann")) < 0);

    [Theory]
    [InlineData("Siôn", "sion")]
    [InlineData("O’Brien", "OBrien")]
    [InlineData("Smith-Jones", "Smith Jones")]
    public void Accents_case_apostrophes_and_hyphens_make_no_difference(string one, string other) =>
        Assert.Equal(SortKey.For(one, "A"), SortKey.For(other, "A"));

    [Fact]
    public void The_key_of_a_long_family_name_leaves_room_for_the_given_name()
    {
        var family = new string('b', 5000);
        Assert.True(string.CompareOrdinal(SortKey.For(family, "Ann"), SortKey.For(family, "Zoe")) < 0);
    }

    [Fact]
    public void The_key_is_digits_of_bounded_length_whatever_is_typed() => Gen.Select(Any.Text, Any.Text).Sample((family, given) =>
    {
        var key = SortKey.For(family, given);
        Assert.InRange(key.Length, 2, SortKey.MaxLength);
        Assert.All(key, c => Assert.True(char.IsAsciiDigit(c)));
    });

    [Fact]
    public void The_order_of_keys_is_the_order_of_letters()
    {
        string[] alphabet = ["a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "l", "ll", "p", "ph", "r", "rh", "t", "th", "w", "y"];
        // Vowels between the consonants keep one word from being read as different letters.
        var word = Gen.Int[0, alphabet.Length - 1].Array[1, 8];
        Gen.Select(word, word).Sample((one, other) =>
        {
            string Written(int[] places) => string.Concat(places.Select(place => alphabet[place] + "a"));
            int[] Places(int[] places) => places.SelectMany(place => new[] { place, 0 }).ToArray();
            var expected = Places(one).AsSpan().SequenceCompareTo(Places(other));
            return Math.Sign(string.CompareOrdinal(SortKey.For(Written(one), "z"), SortKey.For(Written(other), "z"))) == Math.Sign(expected);
        });
    }
}

using System.Text;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>How a name sounds, roughly, whether it is spelled the English or the Welsh way.</summary>
/// <remarks>
/// A code of consonants, of at most 12 letters. Vowels (with w and y) are left out, save that one at the start is written <c>a</c>.
/// One letter stands for: t d th dd → <c>t</c>; f ff v ph → <c>f</c>; s z sh, and si before a vowel → <c>s</c>; k q ck → <c>k</c>;
/// l ll → <c>l</c>; r rh → <c>r</c>; n ng → <c>n</c>. A doubled letter counts once; h is heard only at the start. Silent letters
/// (<c>kn</c>, <c>gn</c>, <c>wr</c>, <c>ps</c> at the start) are dropped.
/// Where the two languages read a spelling differently there are two codes: c before e, i, y (English s, Welsh k), ch (s, k),
/// g before e, i, y (j, g), gh (silent, g). So <c>Ceri</c> sounds like <c>Keri</c>, and <c>Cerys</c> like <c>Carys</c>.
/// Made for this product; no other phonetic code is compatible with it.
/// </remarks>
public static class NameSound
{
    public const int MaxLength = 12;

    /// <summary>The one or two codes of a folded word; none for a single letter, a word of another script or one without consonants.</summary>
    public static IReadOnlyList<string> Of(string foldedWord)
    {
        ArgumentNullException.ThrowIfNull(foldedWord);
        if (foldedWord.Length < 2 || !foldedWord.All(char.IsAsciiLetterLower)) return [];
        var english = Code(foldedWord, welsh: false);
        var welsh = Code(foldedWord, welsh: true);
        return new[] { english, welsh }.Where(code => code is not ("" or "a")).Distinct().ToList();
    }

    /// <summary>True when two folded words share a code.</summary>
    public static bool Alike(string oneFoldedWord, string otherFoldedWord) => Of(oneFoldedWord).Intersect(Of(otherFoldedWord)).Any();

    private static string Code(string word, bool welsh)
    {
        var code = new StringBuilder(MaxLength);
        var afterVowel = false;

        void Hear(char sound)
        {
            if (code.Length < MaxLength && (afterVowel || code.Length == 0 || code[^1] != sound)) code.Append(sound);
            afterVowel = false;
        }

        for (var at = 0; at < word.Length && code.Length < MaxLength; at++)
        {
            var next = at + 1 < word.Length ? word[at + 1] : ' ';
            var afterNext = at + 2 < word.Length ? word[at + 2] : ' ';
            switch (word[at])
            {
                case 'w' when at == 0 && next == 'r':
                    break;
                case 'w' when at == 0 && (IsVowel(next) || next == 'h'):
                    Hear('w');
                    break;
                case 'a' or 'e' or 'i' or 'o' or 'u' or 'w' or 'y':
                    if (at == 0) Hear('a');
                    afterVowel = true;
                    break;
                case 'h':
                    if (at == 0) Hear('h');
                    break;
                case 'p' when at == 0 && next is 's' or 'n':
                    break;
                case 'p' when next == 'h':
                case 'f' or 'v':
                    Hear('f');
                    break;
                case 't' when next == 'c' && afterNext == 'h':
                    break;
                case 'd' when !welsh && next == 'g' && IsSlender(afterNext):
                    break;
                case 'd' or 't':
                    Hear('t');
                    break;
                case 'k' when at == 0 && next == 'n':
                    break;
                case 'k' or 'q':
                    Hear('k');
                    break;
                case 'x':
                    if (at > 0) Hear('k');
                    Hear('s');
                    break;
                case 'c' when next == 'h':
                    Hear(welsh || afterNext is 'l' or 'r' ? 'k' : 's');
                    at++;
                    break;
                case 'c':
                    Hear(!welsh && IsSlender(next) ? 's' : 'k');
                    break;
                case 'g' when next == 'h':
                    if (welsh || at == 0) Hear('g');
                    at++;
                    break;
                case 'g' when at == 0 && next == 'n':
                    break;
                case 'g':
                    Hear(!welsh && IsSlender(next) ? 'j' : 'g');
                    break;
                case 'n' when next == 'g':
                    Hear('n');
                    if (welsh || !IsSlender(afterNext)) at++;
                    break;
                case 's' or 'z':
                    Hear('s');
                    break;
                case var other:
                    Hear(other);
                    break;
            }
        }
        return code.ToString();
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool IsSlender(char letter) => letter is 'e' or 'i' or 'y';
}

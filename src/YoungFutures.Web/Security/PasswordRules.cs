using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Security;

/// <summary>
/// Which passwords may be chosen. Length, and no composition, after the National Cyber Security Centre; and a list of what everybody tries first: common
/// passwords, the words of this place, and the account's own name. A password is refused when little is left of it without those, and when it is one of those in use most,
/// with or without something before and after its letters.
/// </summary>
public sealed class PasswordRules(Words T)
{
    public const int Least = 12;
    public const int LeastOfAdministrator = 15;
    /// <summary>Of what no list holds; fewer than this is a number or a mark put behind a common word.</summary>
    private const int MustRemain = 6;
    private const int MustDiffer = 5;

    private static readonly string[] OfThisPlace =
        ["youngfutures", "young", "futures", "future", "dyfodolifanc", "dyfodol", "ifanc", "panel", "demo", "council", "cyngor", "police", "heddlu", "school", "ysgol", "health", "iechyd", "safeguarding", "diogelu"];

    /// <summary>Rows of the keyboard, the alphabet and the digits: any stretch of four of them, forwards or backwards.</summary>
    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn"];

    private static readonly Lazy<FrozenSet<string>> Common = new(() => Lines("YoungFutures.Web.Security.common-words.txt").Where(line => line[0] != '#').SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet());

    /// <summary>In small letters, of eight characters and more; made by the build from the list that the zxcvbn-ts project keeps.</summary>
    private static readonly Lazy<FrozenSet<string>> InUseMost = new(() => Lines("common-passwords.txt").ToFrozenSet());

    /// <summary>What is wrong with the password, in the reader's language; null if nothing is.</summary>
    /// <param name="user">With roles and agency.</param>
    public string? Fault(string password, User user, DateTime now)
    {
        var least = user.Memberships.Exists(held => held.Role == Role.Administrator && held.IsOpenAt(now)) ? LeastOfAdministrator : Least;
        var length = new StringInfo(password).LengthInTextElements;
        if (length < least) return T["Use at least {0} characters; this has {1}", least, length];
        if (password.Distinct().Count() < MustDiffer) return T["This repeats itself too often. Use more different characters"];
        return IsInUse(password) || Left(Fold(password), Own(user)) < MustRemain
            ? T["This is too easy to guess: little is left of it without common words, names and rows of keys. Try three words that have nothing to do with each other"]
            : null;
    }

    private static IReadOnlySet<string> Own(User user) =>
        FoldedName.Of(user.DisplayName).Words.Concat(FoldedName.Of(user.Agency?.Name).Words).Concat(FoldedName.Of(user.Agency?.NameCy).Words)
            .Concat((user.Email ?? "").Split('@', '.', '-', '_', '+').Select(Fold)).Where(word => word.Length >= 3).ToHashSet();

    /// <summary>How many letters and digits remain once the longest known words are taken out, from the left.</summary>
    private static int Left(string folded, IReadOnlySet<string> own)
    {
        var left = 0;
        for (var at = 0; at < folded.Length;)
        {
            var known = Math.Max(Known(folded, at, own), Row(folded, at));
            if (known == 0 && char.IsLetterOrDigit(folded[at])) left++;
            at += Math.Max(known, 1);
        }

        return left;
    }

    private static int Known(string folded, int at, IReadOnlySet<string> own)
    {
        for (var length = Math.Min(24, folded.Length - at); length >= 3; length--)
        {
            var word = folded.Substring(at, length);
            if (Common.Value.Contains(word) || own.Contains(word) || OfThisPlace.Contains(word) || (length == 4 && word is ['1', '9', _, _] or ['2', '0', _, _] && word.All(char.IsAsciiDigit))) return length;
        }

        return 0;
    }

    private static int Row(string folded, int at)
    {
        for (var length = Math.Min(26, folded.Length - at); length >= 4; length--)
        {
            var stretch = folded.Substring(at, length);
            var backwards = new string([.. stretch.Reverse()]);
            if (Array.Exists(Rows, row => row.Contains(stretch, StringComparison.Ordinal) || row.Contains(backwards, StringComparison.Ordinal)) || stretch.All(letter => letter == stretch[0])) return length;
        }

        return 0;
    }

    // Small letters, accents off, and the signs that stand for letters read as those: P@ssw0rd is password. A row of digits stays one.
    private static string Fold(string typed)
    {
        var folded = new StringBuilder();
        foreach (var letter in typed.Normalize(NormalizationForm.FormKD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)) folded.Append(char.ToLowerInvariant(letter));
        for (var at = 0; at < folded.Length; at++)
        {
            var beside = (at > 0 && char.IsLetter(folded[at - 1])) || (at + 1 < folded.Length && char.IsLetter(folded[at + 1]));
            folded[at] = folded[at] switch { '@' => 'a', '$' => 's', '!' when beside && at + 1 < folded.Length && char.IsLetter(folded[at + 1]) => 'i', '0' when Between(folded, at) => 'o', '1' when Between(folded, at) => 'i', '3' when Between(folded, at) => 'e', '4' when Between(folded, at) => 'a', '5' when Between(folded, at) => 's', '7' when Between(folded, at) => 't', var same => same };
        }

        return folded.ToString();
    }

    private static bool Between(StringBuilder text, int at) => at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);

    private static bool IsInUse(string password) => new[] { password.ToLowerInvariant(), Fold(password) }.SelectMany(known => new[] { known, Core(known) }).Any(InUseMost.Value.Contains);

    // From the first letter to the last.
    private static string Core(string password)
    {
        var (first, last) = (password.AsSpan().IndexOfAnyInRange('a', 'z'), password.AsSpan().LastIndexOfAnyInRange('a', 'z'));
        return first < 0 ? "" : password[first..(last + 1)];
    }

    private static string[] Lines(string resource)
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not part of the program."));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

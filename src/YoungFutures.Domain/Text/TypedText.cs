using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace YoungFutures.Domain.Text;

/// <summary>What a person typed or pasted, made safe to keep, compare and print without changing what it says.</summary>
public static class TypedText
{
    // Unicode Standard Annex 15 (stream-safe text) allows 30 marks on one letter. No language needs more, and more
    // than that makes normalisation slow and text run over the lines around it.
    private const int MarksOnOneLetter = 30;

    /// <summary>
    /// Text of one or more lines: composed (NFC), line ends as <c>\n</c>, trimmed, without control characters other than
    /// newline and tab, without the controls that turn the direction of what follows, without byte order marks and halves
    /// of surrogate pairs. Letters of every script, emoji, joiners and flags stay. Text that shows nothing becomes empty.
    /// Cleaning twice changes nothing. Never throws; null stays null.
    /// </summary>
    [return: NotNullIfNotNull(nameof(typed))]
    public static string? Clean(string? typed) => typed is null ? null : Clean(typed, oneLine: false);

    /// <summary>As <see cref="Clean(string?)"/>, for names and other single lines: a run of blanks, tabs and newlines becomes one space.</summary>
    [return: NotNullIfNotNull(nameof(typed))]
    public static string? CleanLine(string? typed) => typed is null ? null : Clean(typed, oneLine: true);

    /// <summary>The first <paramref name="length"/> UTF-16 units, one fewer where that would halve a surrogate pair.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static string Truncate(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (text.Length <= length) return text;
        return length > 0 && char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    private static string Clean(string typed, bool oneLine)
    {
        var kept = Keep(typed).Normalize(NormalizationForm.FormC);
        kept = Keep(kept);
        if (oneLine) kept = OneSpaceBetweenWords(kept);
        kept = kept.Trim();
        return ShowsNothing(kept) ? "" : kept;
    }

    private static string Keep(string text)
    {
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        var afterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var wasReturn = afterReturn;
            afterReturn = rune.Value == '\r';
            if (IsLineEnd(rune.Value))
            {
                if (rune.Value != '\n' || !wasReturn) kept.Append('\n');
                marks = 0;
            }
            else if (IsUnwanted(rune))
            {
                continue;
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                if (++marks <= MarksOnOneLetter) kept.Append(rune.ToString());
            }
            else
            {
                marks = 0;
                kept.Append(rune.ToString());
            }
        }
        return kept.ToString();
    }

    private static bool IsLineEnd(int value) => value is '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029;

    private static bool IsUnwanted(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value != '\t')
        || rune.Value is >= 0x202A and <= 0x202E      // embeddings and overrides of direction
            or >= 0x2066 and <= 0x2069                // isolates
            or >= 0x206A and <= 0x206F                // deprecated shaping controls
            or >= 0xFFF9 and <= 0xFFFB                // hidden annotations
            or >= 0xFDD0 and <= 0xFDEF                // not characters
            or 0xFEFF                                 // byte order mark
        || (rune.Value & 0xFFFE) == 0xFFFE;           // not characters

    private static string OneSpaceBetweenWords(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character)) line.Append(character);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString();
    }

    private static bool ShowsNothing(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var isBlank = Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
                || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x034F;
            if (!isBlank) return false;
        }
        return true;
    }
}

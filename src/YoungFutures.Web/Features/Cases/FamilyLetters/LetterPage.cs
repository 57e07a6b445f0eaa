using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.FamilyLetters;

/// <summary>The page that the family holds: in one language, or in Welsh and then in English.</summary>
public sealed record LetterSheet(Guid LetterId, string ToName, IReadOnlyList<string> AddressLines, DateOnly Day, IReadOnlyList<LetterBlock>? Welsh, IReadOnlyList<LetterBlock>? English)
{
    public static LetterSheet Of(Letter letter) => new(letter.Id, letter.ToName,
        [.. (letter.Address ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), .. letter.Postcode is { Length: > 0 } postcode ? new[] { postcode } : []],
        letter.SentOn ?? Domain.Calendar.UkTime.LocalDate(letter.WrittenAt), letter.Welsh is null ? null : LetterText.Blocks(letter.Welsh), letter.English is null ? null : LetterText.Blocks(letter.English));

    public string Language => Welsh is null ? "en" : "cy";
}

public sealed record NotToLine(string Name, FamilyRelation Relation, string? Because);

public sealed record LetterPage(LetterSheet Sheet, CaseHead Head, string Version, LetterKind Kind, LetterLanguage Language, FamilyRelation Relation, string? SafeHow, bool MayReceive, bool CanBeSent, bool WasStopped, string? WrittenBy, DateTime WrittenAt,
    DateOnly? SentOn, LetterWay? Way, string? SentBy, bool MayWrite, IReadOnlyList<NotToLine> NotTo)
{
    public static async Task<LetterPage> Of(YoungFuturesDb db, Viewer viewer, Letter letter)
    {
        var names = await db.Users.Where(user => user.Id == letter.WrittenById || user.Id == letter.SentById).Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        return new(LetterSheet.Of(letter), CaseHead.Of(letter.Case), letter.Version.ToString(), letter.Kind, letter.Language, letter.Contact.Relation, letter.Contact.SafeHow, letter.Contact.MayReceive, letter.CanBeSent, letter.StoppedAt is not null,
            names.GetValueOrDefault(letter.WrittenById), letter.WrittenAt, letter.SentOn, letter.Way, letter.SentById is { } by ? names.GetValueOrDefault(by) : null, viewer.May(SharingRights.Write, letter.Case),
            await db.FamilyContacts.AsNoTracking().Where(held => held.YoungPersonId == letter.SubjectId && held.EndedAt == null && held.MustNotReceive).OrderBy(held => held.Name).ThenBy(held => held.Id).Take(50)
                .Select(held => new NotToLine(held.Name, held.Relation, held.MustNotBecause)).ToListAsync());
    }
}

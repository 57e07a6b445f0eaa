using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Web.Features.Cases.Family;

public sealed record ContactLine(Guid Id, FamilyRelation Relation, string Name, bool? HasParentalResponsibility, string? Address, string? Postcode, string? Telephone, ContactLanguage Language, bool IsSafe, string? SafeHow,
    bool MustNotReceive, string? MustNotBecause)
{
    public bool MayReceive => IsSafe && !MustNotReceive;
}

public sealed record WarningLine(Guid Id, string What, string WhatToDo, string Source, DateOnly SeenOn, DateOnly? DueOn, string? Owner, DateTime? ReviewedAt, string? ReviewNote, DateTime? EndedAt, string? EndedBecause);

public sealed record LetterLine(Guid Id, LetterKind Kind, LetterLanguage Language, string ToName, DateTime WrittenAt, DateOnly? SentOn, LetterWay? Way, DateTime? StoppedAt);

/// <summary>The family of a young person: whom to reach and how, what whoever visits must know, and the letters that went to them.</summary>
public sealed record FamilyPage(CaseHead Head, bool MayWrite, bool HasDied, ContactLanguage Spoken, ContactLanguage Written, string? Interpreter, bool SignLanguage, string? SpeechAndLanguage, string? Neurodiversity, string? HowToTalkToMe,
    string? OtherNeeds, string? SafeContact, IReadOnlyList<ContactLine> Contacts, IReadOnlyList<WarningLine> Warnings, IReadOnlyList<LetterLine> Letters)
{
    private const int Most = 100;

    public static async Task<FamilyPage> Of(YoungFuturesDb db, Viewer viewer, Case @case)
    {
        var who = @case.YoungPerson;
        return new(CaseHead.Of(@case), viewer.May(SharingRights.Write, @case), who.HasDied, who.SpokenLanguage, who.WrittenLanguage, who.Interpreter, who.SignLanguage, who.SpeechAndLanguage, who.Neurodiversity, who.HowToTalkToMe,
            who.CommunicationNeeds, who.SafeContact,
            await db.FamilyContacts.AsNoTracking().Where(held => held.YoungPersonId == who.Id && held.EndedAt == null).OrderBy(held => held.RecordedAt).ThenBy(held => held.Id).Take(Most)
                .Select(held => new ContactLine(held.Id, held.Relation, held.Name, held.HasParentalResponsibility, held.Address, held.Postcode, held.Telephone, held.Language, held.IsSafe, held.SafeHow, held.MustNotReceive, held.MustNotBecause)).ToListAsync(),
            await db.VisitWarnings.AsNoTracking().Where(held => held.CaseId == @case.Id).OrderBy(held => held.EndedAt != null).ThenByDescending(held => held.RecordedAt).ThenBy(held => held.Id).Take(Most)
                .Select(held => new WarningLine(held.Id, held.What, held.WhatToDo, held.Source, held.SeenOn, held.DueOn, db.Users.Where(user => user.Id == held.OwnerId).Select(user => user.DisplayName).FirstOrDefault(),
                    held.ReviewedAt, held.ReviewNote, held.EndedAt, held.EndedBecause)).ToListAsync(),
            await db.Letters.AsNoTracking().Where(held => held.CaseId == @case.Id).OrderByDescending(held => held.WrittenAt).ThenBy(held => held.Id).Take(Most)
                .Select(held => new LetterLine(held.Id, held.Kind, held.Language, held.ToName, held.WrittenAt, held.SentOn, held.Way, held.StoppedAt)).ToListAsync());
    }
}

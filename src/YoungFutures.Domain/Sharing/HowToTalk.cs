using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Sharing;

public sealed record WarningToVisitors(Guid Id, string What, string WhatToDo, string Source, DateOnly SeenOn, DateOnly? ReviewOn);

public sealed record SafeWay(FamilyRelation Relation, string? How);

/// <summary>How to talk with a young person, how to reach the family safely, and what whoever visits must know: the facts of an identity bar, and no more of the family than that.</summary>
public sealed record HowToTalk(ContactLanguage Spoken, ContactLanguage Written, string? Interpreter, bool SignLanguage, string? SpeechAndLanguage, string? Neurodiversity, string? HowToTalkToMe, string? OtherNeeds,
    string? SafeContact, DateOnly? DiedOn)
{
    /// <summary>Who may safely be reached, and how: what they are to the young person, without a name or an address.</summary>
    public IReadOnlyList<SafeWay> SafeWays { get; init; } = [];
    /// <summary>Whoever must get nothing, without a name.</summary>
    public IReadOnlyList<FamilyRelation> NotTo { get; init; } = [];
    /// <summary>For whoever is asked to visit: whoever works on the case, has one of its actions or gives support.</summary>
    public IReadOnlyList<WarningToVisitors> Warnings { get; init; } = [];
}

public static class HowToTalkTo
{
    private const int Most = 20;

    /// <summary>Of a case in sight: everything, with the warnings for whoever visits.</summary>
    public static Task<HowToTalk> HowToTalk(this YoungFuturesDb db, Case @case) => Read(db, @case.Id, visits: true);

    /// <summary>Of an action in sight: its owner visits.</summary>
    public static Task<HowToTalk> HowToTalk(this YoungFuturesDb db, SupportAction action) => Read(db, action.CaseId, visits: action.IsOpen);

    /// <summary>Of a check in sight: an agency that answers from its records visits nobody.</summary>
    public static Task<HowToTalk> HowToTalk(this YoungFuturesDb db, AgencyCheck check) => Read(db, check.CaseId, visits: false);

    /// <summary>
    /// For whoever was given something of a case to do, such as a provider of support. The caller has found a record of that case in the viewer’s sight; the case itself and the young person
    /// need not be.
    /// </summary>
    /// <param name="visits">The reader goes to the young person, and is told of warnings.</param>
    public static Task<HowToTalk> HowToTalkOf(this YoungFuturesDb db, Guid caseId, bool visits) => Read(db, caseId, visits);

    private static async Task<HowToTalk> Read(YoungFuturesDb db, Guid caseId, bool visits)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            var (youngPersonId, how) = await db.Cases.Where(held => held.Id == caseId).Select(held => new ValueTuple<Guid, HowToTalk>(held.YoungPersonId,
                new HowToTalk(held.YoungPerson.SpokenLanguage, held.YoungPerson.WrittenLanguage, held.YoungPerson.Interpreter, held.YoungPerson.SignLanguage, held.YoungPerson.SpeechAndLanguage,
                    held.YoungPerson.Neurodiversity, held.YoungPerson.HowToTalkToMe, held.YoungPerson.CommunicationNeeds, held.YoungPerson.SafeContact, held.YoungPerson.DiedOn))).SingleAsync();
            var contacts = await db.FamilyContacts.AsNoTracking().Where(held => held.YoungPersonId == youngPersonId && held.EndedAt == null && (held.IsSafe || held.MustNotReceive))
                .OrderBy(held => held.RecordedAt).ThenBy(held => held.Id).Take(Most).Select(held => new { held.Relation, held.SafeHow, held.MustNotReceive }).ToListAsync();
            return how with
            {
                SafeWays = [.. contacts.Where(held => !held.MustNotReceive).Select(held => new SafeWay(held.Relation, held.SafeHow))],
                NotTo = [.. contacts.Where(held => held.MustNotReceive).Select(held => held.Relation)],
                Warnings = !visits ? [] : await db.VisitWarnings.Where(held => held.CaseId == caseId && held.EndedAt == null).OrderBy(held => held.RecordedAt).ThenBy(held => held.Id).Take(Most)
                    .Select(held => new WarningToVisitors(held.Id, held.What, held.WhatToDo, held.Source, held.SeenOn, held.DueOn)).ToListAsync(),
            };
        }
        finally
        {
            db.Viewer = viewer;
        }
    }

    /// <summary>Whether the young person of a case has died: nothing is sent or asked about them any more.</summary>
    public static async Task<bool> HasDied(this YoungFuturesDb db, Guid caseId)
    {
        await using var own = db.As(Purpose.Involving);
        return await own.Cases.AnyAsync(held => held.Id == caseId && held.YoungPerson.DiedOn != null);
    }
}

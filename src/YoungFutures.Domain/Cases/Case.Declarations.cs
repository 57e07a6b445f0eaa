using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Cases;

/// <summary>Who is named in a case beside the young person, and who of the panel has a tie to it.</summary>
public sealed partial class Case
{
    public List<NamedPerson> NamedPeople { get; } = [];
    public List<Declaration> Declarations { get; } = [];

    /// <summary>The exclusions must be loaded.</summary>
    public bool KeepsOut(Guid userId, DateTime at) => Exclusions.Exists(held => held.UserId == userId && held.IsOpenAt(at));

    /// <summary>Whether somebody brought the young person to the panel, by a referral or by their own word. Referrals and declarations must be loaded.</summary>
    public bool WasReferredBy(Guid userId) => Referrals.Exists(held => held.ReferrerId == userId)
        || Declarations.Exists(held => held is { IsInForce: true, Tie: Tie.Referred } && held.PersonId == userId);

    public NamedPerson Name(Act act, string? given, string? family, Tie part)
    {
        if (!Ties.OfNamedPeople.Contains(part)) throw new Refused("Say as what this person is named in the case.");
        if (string.IsNullOrWhiteSpace(given) && string.IsNullOrWhiteSpace(family)) throw new Refused("Enter a name.");
        var person = new NamedPerson(act, this, given, family, part);
        NamedPeople.Add(person);
        return person;
    }

    /// <summary>Named in error. What was proposed because of the name, and not decided yet, falls with it.</summary>
    public void NoLongerName(Act act, NamedPerson person)
    {
        if (!person.IsNamed) throw new Refused("This person is not named in the case any more.");
        person.End(act);
        foreach (var proposed in Declarations.Where(held => held.IsOpen && held.NamedPersonId == person.Id)) proposed.Dismiss(act, null);
    }

    /// <summary>
    /// What somebody says of themselves holds at once. A conflict that is said of somebody else is proposed and keeps nobody out before it is confirmed;
    /// an interest keeps nobody out, so it is shown at once. Exclusions and declarations must be loaded.
    /// </summary>
    /// <param name="chairId">Who is to decide what is only proposed.</param>
    public Declaration Declare(Act act, PanelMember person, Tie tie, string? words, Guid? chairId)
    {
        var isOwn = person.UserId == act.UserId;
        if (isOwn && tie.IsConflict() && OpenConflictOf(person.UserId) is { IsOpen: true } proposed)
        {
            proposed.OwnUp(act, tie, words);
            return proposed;
        }

        if (tie.IsConflict() ? OpenConflictOf(person.UserId) is not null : Declarations.Exists(held => held.IsInForce && held.PersonId == person.UserId && held.Tie == tie))
            throw new Refused("This has been declared already.");
        var declaration = new Declaration(act, this, person, tie, words, isOwn ? DeclaredBy.Themselves : DeclaredBy.Panel, null, chairId);
        if (isOwn || !tie.IsConflict()) declaration.Confirm(act);
        Declarations.Add(declaration);
        return declaration;
    }

    /// <summary>
    /// Proposes a conflict for each of the panel's people who bears the name of somebody named in the case. What was decided once is not proposed again.
    /// People named and declarations must be loaded.
    /// </summary>
    public IReadOnlyList<Declaration> ProposeConflicts(Act act, IReadOnlyCollection<PanelMember> members, Guid? chairId)
    {
        var proposed = new List<Declaration>();
        foreach (var named in NamedPeople.Where(held => held.IsNamed))
            foreach (var member in members.Where(member => named.MayBe(member.Name)))
            {
                if (OpenConflictOf(member.UserId) is not null || Declarations.Exists(held => held.PersonId == member.UserId && held.NamedPersonId == named.Id)) continue;
                var declaration = new Declaration(act, this, member, named.Part, null, DeclaredBy.Rule, named, chairId);
                Declarations.Add(declaration);
                proposed.Add(declaration);
            }

        return proposed;
    }

    private Declaration? OpenConflictOf(Guid userId) => Declarations.Find(held => held.PersonId == userId && held.IsConflict && (held.IsOpen || held.IsInForce));
}

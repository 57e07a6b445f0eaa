using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Users;

public static class UserRights
{
    public static readonly Right Administer = new(nameof(Administer), viewer => viewer.IsAdministrator);
    /// <summary>Nobody gives a role to themselves.</summary>
    public static readonly Right<User> GiveRole = new(nameof(GiveRole), (viewer, user) => viewer.IsAdministrator && viewer.UserId != user.Id);
    /// <summary>Whoever answers for an agency sees to its people. Whoever stands in for them does not: what is lent in an absence is work, not accounts. An analyst answers here for nobody.</summary>
    public static readonly Right SeeOwnPeople = new(nameof(SeeOwnPeople), viewer => viewer is { AnswersForAgency: true, AgencyId: not null, IsAnalyst: false });
    public static readonly Right<User> SeeOwnPerson = new(nameof(SeeOwnPerson), (viewer, user) => viewer.May(SeeOwnPeople) && viewer.BelongsTo(user.AgencyId));
    /// <summary>Nobody changes their own account, nor that of somebody who is more here than their agency makes them. The roles must be loaded.</summary>
    public static readonly Right<User> ChangeOwnPerson = new(nameof(ChangeOwnPerson), (viewer, user) => viewer.May(SeeOwnPerson, user) && viewer.UserId != user.Id && user.IsOnlyOfItsAgency);
    /// <summary>Nobody notes their own training. The roles must be loaded.</summary>
    public static readonly Right<User> NoteTraining = new(nameof(NoteTraining), (viewer, user) => viewer.UserId != user.Id && (viewer.IsAdministrator || viewer.May(ChangeOwnPerson, user)));
    /// <summary>Nobody takes their own away as an administrator: that is done under one's own account, with the password again.</summary>
    public static readonly Right<User> TakeAuthenticatorAway = new(nameof(TakeAuthenticatorAway), (viewer, user) => viewer.IsAdministrator && viewer.UserId != user.Id);
    /// <summary>What somebody signs in with.</summary>
    public static readonly Right KeepOwnAccount = new(nameof(KeepOwnAccount), viewer => viewer.IsKnown);
    public static readonly Right ReadAudit = new(nameof(ReadAudit), viewer => viewer.IsGovernance);
    public static readonly Right ReadSummary = new(nameof(ReadSummary), viewer => viewer.IsAnalyst || viewer.PanelIds.Length > 0);
    public static readonly Right Search = new(nameof(Search), viewer => viewer.SitsOnPanel);
}

namespace YoungFutures.Domain.Access;

/// <summary>Why the product itself opens the records without a viewer. Each has its file in the list of the house rules.</summary>
public enum Purpose
{
    SigningIn,
    Inviting,
    Keying,
    Seeding,
    Matching,
    ActingNow,
    FollowingReferrals,
    Looking,
    ReadingAudit,
    Sealing,
    Release,
    Sweeping,
    Sending,
    Numbering,
    Involving,
    Seating,
    Watching,
    Importing,
    Linking,
    Identifying,
    Disclosing,
    Returning,
    Inspecting,
    Evaluating,
    KeepingDocuments,
    ScanningDocuments,
    Retaining,
    Testing,
}

using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Signals;

/// <summary>What one line of an agency’s list says happened, or is so.</summary>
public enum SignalKind
{
    // What happened on a day
    [Display(Name = "Crime")] Crime,
    [Display(Name = "Anti-social behaviour")] AntiSocialBehaviour,
    [Display(Name = "Order or contract about behaviour")] BehaviourOrder,
    [Display(Name = "Missing episode")] MissingEpisode,
    [Display(Name = "Concern about exploitation")] ExploitationConcern,
    [Display(Name = "Exclusion for a number of days")] FixedExclusion,
    [Display(Name = "Permanent exclusion")] PermanentExclusion,
    [Display(Name = "Attendance over a term")] Attendance,
    [Display(Name = "Weapon")] Weapon,
    [Display(Name = "Released under investigation, bail, voluntary interview or no further action")] Investigation,
    [Display(Name = "A professional’s concern")] ProfessionalConcern,

    // What is so, from a day until another
    [Display(Name = "Statutory youth justice order")] YouthJusticeOrder,
    [Display(Name = "Looked after")] LookedAfter,
    [Display(Name = "Child protection register")] ChildProtection,
    [Display(Name = "Allocated social worker")] SocialWorker,
    [Display(Name = "A lead already coordinates")] LeadPractitioner,
    [Display(Name = "Taken part in by another panel or programme")] Programme,

    // What goes elsewhere at once
    [Display(Name = "At risk of harm")] RiskOfHarm,
    [Display(Name = "Concern about radicalisation")] RadicalisationConcern,
}

/// <summary>What the young person was in a police record.</summary>
public enum PoliceRole
{
    [Display(Name = "Suspect")] Suspect,
    [Display(Name = "Victim")] Victim,
    [Display(Name = "Witness")] Witness,
    [Display(Name = "Involved otherwise")] Involved,
}

/// <summary>Whether a police record still says what it said.</summary>
public enum RecordStanding
{
    [Display(Name = "Stands")] Stands,
    [Display(Name = "Suspect eliminated")] Eliminated,
    [Display(Name = "Mistaken identity")] MistakenIdentity,
    [Display(Name = "Record cancelled")] Cancelled,
}

/// <summary>Another panel or programme that may hold the young person already.</summary>
public enum Programme
{
    [Display(Name = "Turnaround")] Turnaround,
    [Display(Name = "Youth justice service")] YouthJustice,
    [Display(Name = "Early help or Team Around the Family")] EarlyHelp,
    [Display(Name = "Another Young Futures Panel")] AnotherPanel,
    [Display(Name = "Another programme")] Other,
    /// <summary>Channel, MACE and others whose very name says too much: shown as “already held” with a contact, to coordinator and chair alone.</summary>
    [Display(Name = "A programme that is not named")] Sensitive,
}

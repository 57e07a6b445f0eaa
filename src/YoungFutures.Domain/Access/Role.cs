using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Access;

/// <summary>What somebody is to a panel.</summary>
public enum Role
{
    [Display(Name = "Coordinator")] Coordinator,
    [Display(Name = "Chair")] Chair,
    [Display(Name = "Partner")] Partner,
    [Display(Name = "Provider")] Provider,
    [Display(Name = "OPCC analyst")] Analyst,
    [Display(Name = "Information governance")] InformationGovernance,
    [Display(Name = "Administrator")] Administrator,
}

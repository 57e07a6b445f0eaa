using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Identification;

/// <summary>What a panel’s rules ask of the records that lists brought. The codes are those of the programme; the shorter exclusions of T07 stand apart, because they weigh otherwise.</summary>
public enum Rule
{
    [Display(Name = "Second time a suspect of a crime")] T01,
    [Display(Name = "Crime that ended without prosecution")] T02,
    [Display(Name = "Community resolution")] T03,
    [Display(Name = "Anti-social behaviour again, or an order or contract")] T04,
    [Display(Name = "Missing more than once")] T05,
    [Display(Name = "Concern about exploitation, below the statutory threshold")] T06,
    [Display(Name = "Permanent or long exclusion")] T07,
    [Display(Name = "Several shorter exclusions")] T07Shorter,
    [Display(Name = "Low attendance last term")] T08,
    [Display(Name = "Weapon")] T09,
    [Display(Name = "Released under investigation, bail, voluntary interview or no further action")] T10,
    [Display(Name = "A professional’s judgement")] T11,
    [Display(Name = "Under a statutory youth justice order")] X01,
    [Display(Name = "Looked after or on the child protection register")] X02,
    [Display(Name = "Has an allocated social worker")] X03,
    [Display(Name = "A lead already coordinates support")] X04,
    [Display(Name = "Outside the panel’s ages")] X05,
    [Display(Name = "At risk of harm")] X06,
    [Display(Name = "Concern about radicalisation")] X07,
}

public static class Rules
{
    /// <summary>As people know it: T01 to T11, X01 to X07.</summary>
    public static string Code(this Rule rule) => rule == Rule.T07Shorter ? nameof(Rule.T07) : rule.ToString();

    /// <summary>One that finds; the others say that a panel is not the way, or what else is so.</summary>
    public static bool Finds(this Rule rule) => rule < Rule.X01;

    /// <summary>Goes to the service that protects children, at once; the panel is never the way.</summary>
    public static bool IsStatutory(this Rule rule) => rule is Rule.X06 or Rule.X07;
}

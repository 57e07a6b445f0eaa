using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Signals;

/// <summary>What a column of an agency’s list can hold.</summary>
public enum SignalField
{
    [Display(Name = "The source’s own key of the record")] SourceKey,
    [Display(Name = "Given name")] GivenName,
    [Display(Name = "Middle names")] MiddleNames,
    [Display(Name = "Family name")] FamilyName,
    [Display(Name = "Sex")] Sex,
    [Display(Name = "Date of birth")] BornOn,
    [Display(Name = "Address")] Address,
    [Display(Name = "Town")] Town,
    [Display(Name = "Postcode")] Postcode,
    [Display(Name = "Code of the council area")] AreaCode,
    [Display(Name = "School")] School,
    [Display(Name = "Unique pupil number (UPN)")] Upn,
    [Display(Name = "NHS number")] NhsNumber,
    [Display(Name = "PNC id")] PncId,
    [Display(Name = "The agency’s own number for the person")] LocalId,
    [Display(Name = "What happened, or is so")] Kind,
    [Display(Name = "Day it happened or began")] OccurredOn,
    [Display(Name = "Day it ended")] EndedOn,
    [Display(Name = "Reference of the incident")] Reference,
    [Display(Name = "Role in the police record")] Role,
    [Display(Name = "Standing of the police record")] Standing,
    [Display(Name = "Outcome code of the crime")] Outcome,
    [Display(Name = "Day of the outcome")] OutcomeOn,
    [Display(Name = "Days excluded, or per cent attended")] Quantity,
    [Display(Name = "Programme")] Programme,
    [Display(Name = "At or above the statutory threshold")] StatutoryThreshold,
    [Display(Name = "Codes of concerns")] Concerns,
    [Display(Name = "Codes of strengths")] Strengths,
    [Display(Name = "Detail, in the source’s words")] Detail,
    [Display(Name = "Whether the source took the record back")] Withdrawn,
}

/// <summary>How an agency writes a day. It is declared by whoever sends the file, never guessed: 03/04/2011 is two days.</summary>
public enum DateForm
{
    [Display(Name = "Year-month-day, such as 2011-04-30")] YearMonthDay,
    [Display(Name = "Day/month/year, such as 30/04/2011")] DayMonthYear,
    [Display(Name = "Month/day/year, such as 04/30/2011")] MonthDayYear,
    [Display(Name = "Day.month.year, such as 30.04.2011")] DottedDayMonthYear,
    [Display(Name = "Eight digits, such as 20110430")] EightDigits,
    [Display(Name = "Number of days as Excel keeps them (from 1900), such as 40663")] Serial1900,
    [Display(Name = "Number of days as Excel on old Macs keeps them (from 1904), such as 39201")] Serial1904,
}

using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Support;

/// <summary>
/// What is measured. A goal is scored by the young person. Of licensed questionnaires only the numbers are kept, never the form: whoever uses one
/// holds its licence.
/// </summary>
public enum Measured
{
    [Display(Name = "A goal, 0 to 10")] Goal,
    [Display(Name = "SDQ: total difficulties, 0 to 40")] SdqTotal,
    [Display(Name = "SDQ: emotional problems, 0 to 10")] SdqEmotional,
    [Display(Name = "SDQ: conduct problems, 0 to 10")] SdqConduct,
    [Display(Name = "SDQ: hyperactivity, 0 to 10")] SdqHyperactivity,
    [Display(Name = "SDQ: peer problems, 0 to 10")] SdqPeers,
    [Display(Name = "SDQ: prosocial, 0 to 10")] SdqProsocial,
    [Display(Name = "ORS (from 13 years), 0 to 40")] Ors,
    [Display(Name = "CORS (up to 12 years), 0 to 40")] Cors,
}

public enum MeasurePoint
{
    [Display(Name = "At the start")] Start,
    [Display(Name = "On the way")] Middle,
    [Display(Name = "At the end")] End,
    [Display(Name = "3 months after")] After3,
    [Display(Name = "6 months after")] After6,
    [Display(Name = "12 months after")] After12,
}

public enum Respondent
{
    [Display(Name = "The young person")] YoungPerson,
    [Display(Name = "A parent or carer")] Parent,
    [Display(Name = "A teacher")] Teacher,
}

/// <summary>One score at one point on the way. A score recorded in error is struck out, and stays to be read.</summary>
public sealed class OutcomeMeasure : Record, IAboutYoungPerson
{
    private const int ScoresInOne = 10;

    private OutcomeMeasure() { }

    internal OutcomeMeasure(Case @case, Act act, Measured measured, Goal? goal, MeasurePoint point, decimal score, Respondent respondent, DateOnly on)
    {
        if (!IsPossible(measured, score)) throw new Refused("This score is not possible: it lies between 0 and {0}, in whole numbers or for ORS and CORS in tenths.", Highest(measured));
        if (on > act.Today) throw new Refused("A score is recorded once it has been given.");
        if ((measured == Measured.Goal) != (goal is not null) || goal is not null && goal.CaseId != @case.Id) throw new Refused("Choose what was scored.");
        if (measured is Measured.Goal && respondent != Respondent.YoungPerson) throw new Refused("A goal is scored by the young person.");
        if (measured is Measured.Ors or Measured.Cors && respondent != Respondent.YoungPerson) throw new Refused("ORS and CORS are filled in by the young person.");
        if (@case.YoungPerson.BornOn is { } born && on >= born)
        {
            if (measured == Measured.Ors && Age.On(born, on) < 13) throw new Refused("ORS is for young people from 13. For a younger one record CORS.");
            if (measured == Measured.Cors && Age.On(born, on) > 12) throw new Refused("CORS is for children up to 12. For an older one record ORS.");
        }

        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        Measured = measured;
        GoalId = goal?.Id;
        Point = point;
        Tenths = (int)(score * ScoresInOne);
        Respondent = respondent;
        On = on;
        RecordedById = act.UserId;
        RecordedAt = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public Measured Measured { get; private set; }
    public Guid? GoalId { get; private set; }
    public MeasurePoint Point { get; private set; }
    /// <summary>The score times ten: whole numbers are the same in every database.</summary>
    public int Tenths { get; private set; }
    public decimal Score => (decimal)Tenths / ScoresInOne;
    public Respondent Respondent { get; private set; }
    public DateOnly On { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public DateTime? StruckAt { get; private set; }
    public Guid? StruckById { get; private set; }

    public bool Counts => StruckAt is null;

    /// <summary>The highest score: 10 for a goal and the subscales, 40 for totals.</summary>
    public static int Highest(Measured measured) => measured is Measured.SdqTotal or Measured.Ors or Measured.Cors ? 40 : 10;

    public static bool IsPossible(Measured measured, decimal score) =>
        score >= 0 && score <= Highest(measured) && (measured is Measured.Ors or Measured.Cors ? score * ScoresInOne : score) % 1 == 0;

    public static bool IsAfter(MeasurePoint point) => point is MeasurePoint.After3 or MeasurePoint.After6 or MeasurePoint.After12;

    public static MeasurePoint After(int months) => months switch
    {
        3 => MeasurePoint.After3,
        6 => MeasurePoint.After6,
        12 => MeasurePoint.After12,
        _ => throw new ArgumentOutOfRangeException(nameof(months), months, "Nothing is measured so many months after."),
    };

    public void Strike(Act act)
    {
        if (!Counts) throw new Refused("This score is struck out already.");
        StruckAt = act.At;
        StruckById = act.UserId;
    }
}

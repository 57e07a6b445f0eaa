using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace YoungFutures.Domain.Panels;

public enum MinutedOf { Meeting, Item, Action, Change, Checks }

/// <summary>
/// One part of locked minutes, word for word as it was when they were locked. Each part has its own readers: whoever sees the item,
/// the change of the agenda, or the action of their agency that it tells of.
/// </summary>
public sealed class MinutedPart : Record, IAboutYoungPerson
{
    public const int ContentLength = 1_000_000;

    private const int Form = 1;

    // The text is kept for reading by people, also in Welsh; nothing of it is ever put into a page as it stands.
    private static readonly JsonSerializerOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private MinutedPart() { }

    private MinutedPart(PanelMeeting meeting, MinutedOf of, Guid recordId, Guid? itemId, Guid subjectId, object content)
    {
        PanelId = meeting.PanelId;
        MeetingId = meeting.Id;
        Of = of;
        RecordId = recordId;
        AgendaItemId = itemId;
        SubjectId = subjectId;
        Content = JsonSerializer.Serialize(content, content.GetType(), Writing);
        ContentForm = Form;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid MeetingId { get; private set; }
    public MinutedOf Of { get; private set; }
    /// <summary>The meeting, item, action or change of the agenda that it tells of.</summary>
    public Guid RecordId { get; private set; }
    public Guid? AgendaItemId { get; private set; }
    /// <summary>In which form the content is written.</summary>
    public int ContentForm { get; private set; }
    public string Content { get; private set; } = "";

    internal static MinutedPart For(PanelMeeting meeting, MeetingFacts facts) => new(meeting, MinutedOf.Meeting, meeting.Id, null, meeting.Id, facts);
    internal static MinutedPart For(PanelMeeting meeting, ItemFacts facts) => new(meeting, MinutedOf.Item, facts.Id, facts.Id, facts.SubjectId, facts);
    internal static MinutedPart For(PanelMeeting meeting, CheckFacts facts) => new(meeting, MinutedOf.Checks, facts.ItemId, facts.ItemId, facts.SubjectId, facts);
    internal static MinutedPart For(PanelMeeting meeting, ActionFacts facts) => new(meeting, MinutedOf.Action, facts.Id, facts.ItemId, facts.SubjectId, facts);
    internal static MinutedPart For(PanelMeeting meeting, ChangeFacts facts) => new(meeting, MinutedOf.Change, facts.Id, null, facts.SubjectId, facts);

    internal T Read<T>() => JsonSerializer.Deserialize<T>(Content, Writing) ?? throw new FormatException("The text is no part of minutes.");
}

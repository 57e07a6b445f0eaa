using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>What a made-up minute-taker writes, and the minutes of meetings long past, kept as they were.</summary>
internal static class DemoMinutes
{
    private static readonly Said Introduction = new(
        "Everybody was welcomed and reminded that what is said here stays here. Introductions were made for two colleagues who were new to the table.",
        "Croesawyd pawb a’u hatgoffa bod yr hyn a ddywedir yma yn aros yma. Cyflwynwyd dau gydweithiwr a oedd yn newydd i’r bwrdd.");
    private static readonly Said MattersArising = new(
        "The list of holiday activities that was promised at the last meeting has gone round. Bus passes are still slow to come; the coordinator asks again.",
        "Mae’r rhestr o weithgareddau gwyliau a addawyd yn y cyfarfod diwethaf wedi’i rhannu. Mae’r tocynnau bws yn dal yn araf yn dod; bydd y cydlynydd yn gofyn eto.");
    private static readonly Said OfAnItem = new(
        "The table dwelt on what already goes well at home, and agreed that whoever the young person trusts makes the first call.",
        "Rhoddodd y bwrdd sylw i’r hyn sydd eisoes yn mynd yn dda gartref, a chytunwyd mai’r sawl y mae’r person ifanc yn ymddiried ynddo sy’n gwneud yr alwad gyntaf.");
    private static readonly Said Correction = new(
        "The meeting ended at the planned time; the room was free for another quarter of an hour, which the minutes leave out.",
        "Daeth y cyfarfod i ben ar yr amser a gynlluniwyd; roedd yr ystafell ar gael am chwarter awr arall, ac nid yw’r cofnodion yn sôn am hynny.");

    /// <summary>The panel of Flintshire and Wrexham has its minutes written up, and the chair has them.</summary>
    public static void Write(DemoPlay play, PanelMeeting meeting)
    {
        if (play.Cast.Panel.Code != "NW" || !meeting.MayWriteMinutes) return;
        play.Keep(new MeetingMinutes(meeting)).Write(meeting, Introduction.English, MattersArising.English);
        if (meeting.Items.Where(item => item.Decision is not null).MinBy(item => item.Order) is { } first) play.Keep(new ItemMinutes(first)).Write(meeting, OfAnItem.English);
        if (meeting.Items.TrueForAll(item => !item.IsOpen)) meeting.PutToChair(play.ByCoordinator());
    }

    public static void Lock(DemoPlay play, PanelMeeting meeting)
    {
        var cast = play.Cast;
        var people = cast.Partners.Select(part => part.User).Append(cast.Coordinator).Append(cast.Chair).DistinctBy(user => user.Id).ToDictionary(user => user.Id, user => user.DisplayName);
        var agencies = cast.Partners.Select(part => part.Agency).DistinctBy(agency => agency.Id).ToDictionary(agency => agency.Id);
        var minutes = MinutesFacts.Of(meeting, cast.Panel, MinutesSources.Held(meeting, people, agencies));
        meeting.Lock(play.ByChair(), minutes with { Meeting = minutes.Meeting with { LockedBy = cast.Chair.DisplayName } });
        if (cast.Panel.Code == "NW" && meeting.On >= play.Today.AddDays(-15) && meeting.Status == MeetingStatus.Locked)
            play.At(play.Now.AddDays(1), () => meeting.AddAddendum(play.ByCoordinator(), cast.Coordinator.DisplayName, null, Correction.English));
    }
}

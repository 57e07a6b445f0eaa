using MimeKit;

namespace YoungFutures.Web.Features.Admin.Users;

public static class EmailAddress
{
    /// <summary>One address, as it goes into the head of a mail: nothing that could begin another, and no letter that a mail server may not take.</summary>
    public static bool IsOne(string typed) =>
        typed.IndexOf('@') is > 0 and var at && typed.LastIndexOf('@') == at && typed[(at + 1)..].Contains('.')
        && typed.All(char.IsAscii)
        && !typed.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '<' or '>' or ',' or ';' or '"' or '(' or ')')
        && MailboxAddress.TryParse(typed, out var mailbox) && mailbox.Address == typed;
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace SanzhongYida.Server;

/// <summary>The bearer tokens lately read. The same letters are the same ticket, and to decipher them anew for every request costs as much
/// as the act they come with. Whether the ticket still holds is asked of it every time: it expires as it would have.</summary>
public sealed class KnownTickets(ISecureDataFormat<AuthenticationTicket> tokens) : ISecureDataFormat<AuthenticationTicket>
{
    /// <summary>More are not kept: then all are deciphered again.</summary>
    public const int Most = 4096;

    private readonly ConcurrentDictionary<string, AuthenticationTicket> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Protect(AuthenticationTicket data) => tokens.Protect(data);

    /// <inheritdoc/>
    public string Protect(AuthenticationTicket data, string? purpose) => tokens.Protect(data, purpose);

    /// <inheritdoc/>
    public AuthenticationTicket? Unprotect(string? protectedText)
    {
        if (protectedText is not null && _known.TryGetValue(protectedText, out var known))
        {
            return known;
        }

        var ticket = tokens.Unprotect(protectedText);
        if (ticket is not null)
        {
            if (_known.Count >= Most)
            {
                _known.Clear();
            }

            _known[protectedText!] = ticket;
        }

        return ticket;
    }

    /// <inheritdoc/>
    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => tokens.Unprotect(protectedText, purpose);
}

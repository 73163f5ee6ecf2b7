using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The fictitious district: its units, people and rosters, and an account for everybody.
/// The account is the person's id in small letters; the password is the same for all and no secret.</summary>
public static class DemonstrationDistrict
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "Demo-2026!";

    private static string District => Path.Combine(AppContext.BaseDirectory, "workflows", "demonstration", "district.json");

    /// <summary>The account of a person.</summary>
    public static string AccountOf(string person) => person.ToLowerInvariant();

    /// <summary>Sets the clock before anything is entered: an empty record is founded on the day its rosters begin, one in use
    /// goes on where it stopped, whatever the real time is. The district's own entries are the past of every story.</summary>
    public static async Task StartClock(IServiceProvider services)
    {
        var (founded, latest) = (await Founded(), await services.GetRequiredService<Desk>().Record.LatestEntry());
        services.GetRequiredService<DemonstrationClock>().Set(latest > founded ? latest.Value : founded);
    }

    /// <summary>Sets the clock of a record in which nothing has happened yet to the real time.</summary>
    public static async Task ReleaseClock(IServiceProvider services)
    {
        var clock = services.GetRequiredService<DemonstrationClock>();
        if (DistrictTime.Day(clock.GetUtcNow()) == DistrictTime.Day(await Founded()))
        {
            clock.Reset();
        }
    }

    private static async Task<DateTimeOffset> Founded()
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(District));
        var day = DateOnly.Parse(file.RootElement.GetProperty("validFrom").GetString()!, CultureInfo.InvariantCulture);
        return new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.FromHours(8));
    }

    /// <summary>Loads what is not there yet.</summary>
    public static async Task Load(IServiceProvider services)
    {
        var desk = services.GetRequiredService<Desk>();
        var commands = ShippedFiles.District(await File.ReadAllTextAsync(District));
        if (!IsSeated(desk.Law, commands.OfType<BodyCommand.SeatMember>().Last()))
        {
            await FirstStart.Enter(services.GetRequiredService<Clerk>(), "district", commands);
        }

        await OpenAccounts(services.GetRequiredService<AccountsContext>(), services.GetRequiredService<UserManager<Account>>(), desk.Law);
    }

    // The last that is entered, and a seat once held stays in the roster.
    private static bool IsSeated(Law law, BodyCommand.SeatMember last) =>
        law.Bodies.TryGetValue(last.Body, out var body) && body.Seats.Any(seat => seat.Person == last.Person);

    private static async Task OpenAccounts(AccountsContext context, UserManager<Account> users, Law law)
    {
        var known = await context.Users.Select(account => account.Person).ToListAsync();

        // Hashed once for all: the password is public, and a hash for each takes seconds.
        var hash = users.PasswordHasher.HashPassword(new Account { Person = "" }, Password);
        foreach (var person in law.People.Keys.Except(known, StringComparer.Ordinal))
        {
            var name = AccountOf(person);
            context.Users.Add(new Account
            {
                Person = person,
                UserName = name,
                NormalizedUserName = users.NormalizeName(name),
                PasswordHash = hash,
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            });
        }

        await context.SaveChangesAsync();
    }
}

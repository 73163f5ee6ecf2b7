using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace SanzhongYida.Server;

/// <summary>How a person of the record signs in. It says who somebody is and nothing of what they may do:
/// roles are read from the record at each command.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The person's id in the record; one account each.</summary>
    public required string Person { get; set; }
}

/// <summary>accounts.db: credentials only.</summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options) : IdentityUserContext<Account>(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().Property(account => account.Person).HasMaxLength(128);
        builder.Entity<Account>().HasIndex(account => account.Person).IsUnique();

        // SQLite compares no DateTimeOffset; the end of a lockout is read, never queried, so it is kept as UTC ticks.
        builder.Entity<Account>().Property(account => account.LockoutEnd).HasConversion<long?>(
            end => end == null ? null : end.Value.UtcTicks,
            ticks => ticks == null ? null : new DateTimeOffset(ticks.Value, TimeSpan.Zero));
    }
}

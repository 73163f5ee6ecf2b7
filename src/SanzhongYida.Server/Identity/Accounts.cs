using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace SanzhongYida.Server;

/// <summary>A wish for an account.</summary>
/// <param name="Account">The name to sign in with.</param>
/// <param name="Password">The first password.</param>
public sealed record AccountRequest(string Account, string Password);

/// <summary>Opens accounts and checks passwords.</summary>
public sealed class Accounts(UserManager<Account> users, SignInManager<Account> signIn, AccountsContext context)
{
    // Checked when there is no such account, so that its absence can't be told by the time it takes.
    private static readonly string Decoy = new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString());

    private static Account Nobody => new() { Person = "" };

    /// <summary>Is there none yet? Then the first administrator may be entered.</summary>
    public async Task<bool> IsEmpty() => !await users.Users.AnyAsync();

    /// <summary>What is wrong with a wish, or nothing.</summary>
    public async Task<IReadOnlyList<string>> Faults(string person, AccountRequest request)
    {
        var account = new Account { Person = person, UserName = request.Account };
        var faults = new List<string>();
        foreach (var validator in users.PasswordValidators)
        {
            faults.AddRange((await validator.ValidateAsync(users, account, request.Password)).Errors.Select(error => error.Description));
        }

        foreach (var validator in users.UserValidators)
        {
            faults.AddRange((await validator.ValidateAsync(users, account)).Errors.Select(error => error.Description));
        }

        if (await users.Users.AnyAsync(known => known.Person == person))
        {
            faults.Add($"{person} 已有账号");
        }

        return faults;
    }

    /// <summary>Opens an account; answers what is wrong, or nothing.</summary>
    public async Task<IReadOnlyList<string>> Open(string person, AccountRequest request)
    {
        var faults = await Faults(person, request);
        if (faults.Count > 0)
        {
            return faults;
        }

        var created = await users.CreateAsync(new Account { Person = person, UserName = request.Account }, request.Password);
        return [.. created.Errors.Select(error => error.Description)];
    }

    /// <summary>Opens several accounts, all or none; they were found without fault before.</summary>
    public async Task OpenAll(IEnumerable<(string Person, AccountRequest Request)> wishes)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        foreach (var (person, request) in wishes)
        {
            var faults = await Open(person, request);
            if (faults.Count > 0)
            {
                throw new InvalidOperationException($"The account of {person} could not be opened: {string.Join("; ", faults)}");
            }
        }

        await transaction.CommitAsync();
    }

    /// <summary>The principal of an account whose password is right and which is not locked, else null. A wrong password counts towards the lockout.</summary>
    public async Task<ClaimsPrincipal?> Check(string account, string password)
    {
        if (await users.FindByNameAsync(account) is not { } known)
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, Decoy, password);
            return null;
        }

        var result = await signIn.CheckPasswordSignInAsync(known, password, lockoutOnFailure: true);
        return result.Succeeded ? await signIn.CreateUserPrincipalAsync(known) : null;
    }

    /// <summary>A fresh principal for one that was issued before, unless the account has changed since.</summary>
    public async Task<ClaimsPrincipal?> Renew(ClaimsPrincipal issued) =>
        await signIn.ValidateSecurityStampAsync(issued) is { } known ? await signIn.CreateUserPrincipalAsync(known) : null;
}

/// <summary>Puts the person's id into what an account carries.</summary>
public sealed class PersonClaims(UserManager<Account> users, Microsoft.Extensions.Options.IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    /// <inheritdoc/>
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Caller.PersonClaim, user.Person));
        return identity;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace SanzhongYida.Server;

/// <summary>What is wrong with an account or a password, in Chinese and English.</summary>
public sealed class ChineseFaults : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) => Fault(nameof(DuplicateUserName), $"账号“{userName}”已存在", "the account exists already");

    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) => Fault(nameof(InvalidUserName), "账号名不合规", "the account name is not allowed");

    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) =>
        Fault(nameof(PasswordTooShort), string.Create(CultureInfo.InvariantCulture, $"密码至少{length}位"), string.Create(CultureInfo.InvariantCulture, $"a password has at least {length} characters"));

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Fault(nameof(PasswordRequiresUniqueChars), "密码中不同的字符过少", "the password repeats too few characters");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresDigit() => Fault(nameof(PasswordRequiresDigit), "密码须含数字", "a password needs a digit");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresLower() => Fault(nameof(PasswordRequiresLower), "密码须含小写字母", "a password needs a small letter");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUpper() => Fault(nameof(PasswordRequiresUpper), "密码须含大写字母", "a password needs a capital letter");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresNonAlphanumeric() => Fault(nameof(PasswordRequiresNonAlphanumeric), "密码须含符号", "a password needs a sign");

    private static IdentityError Fault(string code, string chinese, string english) => new() { Code = code, Description = $"{chinese} ({english})" };
}

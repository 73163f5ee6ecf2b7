using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Commands about people and units. Authority is part of the record: roles are granted here and nowhere else.</summary>
public abstract record DirectoryCommand : Command
{
    private DirectoryCommand()
    {
    }

    /// <summary>Enters a person.</summary>
    public sealed record EnterPerson(string Person, string Name, string? Unit) : DirectoryCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Person, Person)];
    }

    /// <summary>Grants a role from a day on, up to another where it is for a time.</summary>
    public sealed record GrantRole(string Person, Role Role, DateOnly From, DateOnly? To = null) : DirectoryCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Person, Person)];
    }

    /// <summary>Names who does an absent officer's work from a day up to another; by the officer or the head of their unit.</summary>
    public sealed record NameStandIn(string Person, string For, DateOnly From, DateOnly To) : DirectoryCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Person, Person)];
    }

    /// <summary>移交: what waits for somebody who leaves goes to others of the same office, in the order named.</summary>
    public sealed record BeginHandOver(string Person, ImmutableArray<string> To, string Reason) : DirectoryCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Person, Person)];
    }

    /// <summary>Ends a role; the last day it is held.</summary>
    public sealed record RevokeRole(string Person, Role Role, DateOnly LastDay) : DirectoryCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Person, Person)];
    }

    /// <summary>Assigns a field of work from a day on.</summary>
    public sealed record AssignPortfolio(string Person, string Portfolio, DateOnly From) : DirectoryCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Person, Person)];
    }

    /// <summary>Registers a unit.</summary>
    public sealed record RegisterUnit(string Unit, string Name, UnitKind Kind, string Portfolio) : DirectoryCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Unit, Unit)];
    }

    /// <summary>Dissolves a unit; the last day it exists.</summary>
    public sealed record DissolveUnit(string Unit, DateOnly LastDay) : DirectoryCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Unit, Unit)];
    }
}

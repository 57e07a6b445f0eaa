using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WhatPanelsAskAndChase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ChaseDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "CheckReminderDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<string>(
                name: "FamilysWords",
                table: "AgencyChecks",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "MissedOn",
                table: "AgencyChecks",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnWords",
                table: "AgencyChecks",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QuestionInWelsh",
                table: "AgencyChecks",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "AgencyChecks",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SaidLateAt",
                table: "AgencyChecks",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Chases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeetingOn = table.Column<DateOnly>(type: "date", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Round = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Chases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Chases_PanelMeetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "PanelMeetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CheckQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sector = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    English = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Welsh = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CheckQuestions_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RequestsToChair",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Asks = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ExitPlan = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    AskedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentBackBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestsToChair", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RequestsToChair_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RequestsToChair_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Chases_MeetingId_MeetingOn_Round_UserId",
                table: "Chases",
                columns: new[] { "MeetingId", "MeetingOn", "Round", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CheckQuestions_PanelId_Sector",
                table: "CheckQuestions",
                columns: new[] { "PanelId", "Sector" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RequestsToChair_CaseId",
                table: "RequestsToChair",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_RequestsToChair_OwnerId_DueOn",
                table: "RequestsToChair",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestsToChair_PanelId_Status_DueOn",
                table: "RequestsToChair",
                columns: new[] { "PanelId", "Status", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Chases");

            migrationBuilder.DropTable(
                name: "CheckQuestions");

            migrationBuilder.DropTable(
                name: "RequestsToChair");

            migrationBuilder.DropColumn(
                name: "ChaseDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "CheckReminderDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "FamilysWords",
                table: "AgencyChecks");

            migrationBuilder.DropColumn(
                name: "MissedOn",
                table: "AgencyChecks");

            migrationBuilder.DropColumn(
                name: "OwnWords",
                table: "AgencyChecks");

            migrationBuilder.DropColumn(
                name: "QuestionInWelsh",
                table: "AgencyChecks");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "AgencyChecks");

            migrationBuilder.DropColumn(
                name: "SaidLateAt",
                table: "AgencyChecks");
        }
    }
}

package dev.holdfast.gateway;

import dev.holdfast.gateway.command.CommandRoutes;
import dev.holdfast.gateway.http.Endpoint;

/** What the routes lead to. */
record Endpoints(
    Endpoint putReservation,
    Endpoint putCart,
    Endpoint getReservation,
    CommandRoutes commands,
    Endpoint getCommand,
    Endpoint getItem,
    Endpoint getItems,
    Endpoint getEvents,
    Endpoint readiness) {}
